package io.sosw.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.sql.SqlScript.Statement;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void statementsKnowTheirLine() {
        assertThat(SqlScript.split("create table a (x int);\n\n  insert into a\n values (1);\nselect 1"))
                .containsExactly(
                        new Statement(1, "create table a (x int)"),
                        new Statement(3, "insert into a\n values (1)"),
                        new Statement(5, "select 1"));
    }

    @Test
    void semicolonsInQuotesAndCommentsCutNothing() {
        assertThat(SqlScript.split(
                        "select ';', \"a\\\";\", `b;`; -- no; cut\n/* nor; here */ select 'it''s;'; # last;\n"))
                .extracting(Statement::sql)
                .containsExactly("select ';', \"a\\\";\", `b;`", "-- no; cut\n/* nor; here */ select 'it''s;'");
    }

    @Test
    void aProcedureIsOneStatementUnderItsDelimiter() {
        var script = "DELIMITER //\ncreate procedure p() begin select 1; select 2; end//\nDELIMITER ;\nselect 3;\n";
        assertThat(SqlScript.split(script))
                .containsExactly(
                        new Statement(2, "create procedure p() begin select 1; select 2; end"),
                        new Statement(4, "select 3"));
    }

    @Test
    void commentsAloneAreNoStatement() {
        assertThat(SqlScript.split("-- only\n# comments\n;\n/* here */\n")).isEmpty();
        assertThat(SqlScript.split("")).isEmpty();
        assertThat(SqlScript.split("/*!40101 set names utf8 */;")).hasSize(1);
    }

    @Test
    void anUnendedQuoteIsLeftToTheServerToRefuse() {
        assertThat(SqlScript.split("select 'x")).containsExactly(new Statement(1, "select 'x"));
    }
}
