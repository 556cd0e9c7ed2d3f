package io.sosw.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** The words of one expression and the place reached in them. */
final class Tokens {
    private static final String END = "<EOF>";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String source) {
        this.source = source;
        int at = 0;
        while (true) {
            while (at < source.length() && isSpace(source.charAt(at))) {
                at++;
            }
            if (at == source.length()) {
                break;
            }
            var token = scan(at);
            tokens.add(token);
            at = token.end();
        }
        tokens.add(new Token(Token.Kind.END, "", source.length(), source.length()));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private Token scan(int start) {
        char first = source.charAt(start);
        if (isLetter(first)) {
            return token(Token.Kind.IDENTIFIER, start, endOfWord(start));
        }
        if (first == '#' && endOfWord(start + 1) > start + 1) {
            return token(Token.Kind.NAME_PLACEHOLDER, start, endOfWord(start + 1));
        }
        if (first == ':' && endOfWord(start + 1) > start + 1) {
            return token(Token.Kind.VALUE_PLACEHOLDER, start, endOfWord(start + 1));
        }
        if (isDigit(first)) {
            int end = start;
            while (end < source.length() && isDigit(source.charAt(end))) {
                end++;
            }
            return token(Token.Kind.NUMBER, start, end);
        }
        boolean pair =
                source.startsWith("<>", start) || source.startsWith("<=", start) || source.startsWith(">=", start);
        return token(Token.Kind.SYMBOL, start, start + (pair ? 2 : 1));
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < source.length() && (isLetter(source.charAt(end)) || isDigit(source.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Token token(Token.Kind kind, int start, int end) {
        return new Token(kind, source.substring(start, end), start, end);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        var token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeSymbol(String symbol) {
        if (!peek().isSymbol(symbol)) {
            return false;
        }
        next++;
        return true;
    }

    boolean takeWord(String word) {
        if (!peek().isWord(word)) {
            return false;
        }
        next++;
        return true;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    int position() {
        return next;
    }

    void back(int position) {
        next = position;
    }

    /** Names the next token and shows it between its neighbours. */
    ExpressionProblem syntaxError() {
        var token = peek();
        int from = next > 0 ? tokens.get(next - 1).start() : token.start();
        int to = peekSecond().end();
        var text = token.kind() == Token.Kind.END ? END : token.text();
        return new ExpressionProblem(
                "Syntax error; token: \"" + text + "\", near: \"" + source.substring(from, to) + "\"");
    }
}
