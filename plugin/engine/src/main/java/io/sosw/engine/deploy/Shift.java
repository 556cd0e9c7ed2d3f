package io.sosw.engine.deploy;

import io.sosw.engine.setting.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How calls go over to a new version: {@code 10%/5m} gives it a tenth for five minutes and then all (a canary),
 * {@code linear:10%/1m} a tenth more each minute. CodeDeploy's names for the same are taken too.
 *
 * @param shares of the new version, each for one pause, before it gets all
 * @param pause of each share
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html">CodeDeploy:
 *     deployment configurations</a>
 */
record Shift(List<Double> shares, Duration pause) {
    private static final Pattern SHORT = Pattern.compile("(linear:)?([0-9]{1,2})%/([0-9]+[smhd])");
    private static final Pattern CODE_DEPLOY = Pattern.compile(
            "(?:CodeDeployDefault\\.)?(?:Lambda)?(Canary|Linear)([0-9]{1,2})Percent(?:Every)?([0-9]+)Minutes?");
    private static final int ALL = 100;

    Shift {
        shares = List.copyOf(shares);
    }

    static Shift of(Setting setting) {
        var text = setting.value();
        var brief = SHORT.matcher(text);
        if (brief.matches() && percent(brief) > 0) {
            return of(
                    brief.group(1) != null,
                    percent(brief),
                    Lengths.find(brief.group(3)).orElse(Duration.ZERO));
        }
        var named = CODE_DEPLOY.matcher(text);
        if (named.matches() && percent(named) > 0) {
            return of(
                    named.group(1).equals("Linear"),
                    percent(named),
                    Duration.ofMinutes(Long.parseLong(named.group(3))));
        }
        throw Lengths.refused(
                setting, "a share and a time: 10%/5m, linear:10%/1m, or a name of CodeDeploy's", "deploy-shift");
    }

    private static int percent(Matcher match) {
        return Integer.parseInt(match.group(2));
    }

    private static Shift of(boolean linear, int percent, Duration pause) {
        var shares = new ArrayList<Double>();
        for (int share = percent; share < ALL; share += percent) {
            shares.add(share / (double) ALL);
            if (!linear) {
                break;
            }
        }
        return new Shift(shares, pause);
    }

    static String told(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * ALL);
    }

    /** The routing of an alias in a template. */
    static Map<String, Object> routing(Object version, double share) {
        return Map.of("AdditionalVersionWeights", List.of(Map.of("FunctionVersion", version, "FunctionWeight", share)));
    }
}
