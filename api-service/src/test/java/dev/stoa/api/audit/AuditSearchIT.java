package dev.stoa.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Who may read the audit trail, by what it is searched, and what a reader's program makes of it.
class AuditSearchIT extends AuditTest {
    private static final String EXPORT = "/api/audit/export/csv";

    @Test
    void onlyAnAdministratorReadsIt() {
        account("boss", "admin");
        account("pat", "publisher");
        for (String path : List.of("/api/audit", EXPORT)) {
            assertThat(new ApiClient(port).get(path).status()).isEqualTo(401);
            assertThat(signedIn("pat").get(path).status()).isEqualTo(403);
            assertThat(withToken("boss", "[\"read\", \"run\", \"publish\"]")
                            .get(path)
                            .status())
                    .isEqualTo(403);
            assertThat(withToken("boss", "[\"administer\"]").get(path).status()).isEqualTo(200);
            assertThat(signedIn("boss").get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void eachFilterLeavesWhatItSays() {
        String since = now();
        account("ada", "runner");
        String app = readyApp();
        Browser ada = signedIn("ada");
        long run = ada.post("/api/apps/" + app + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asLong();
        String until = now();
        ada.post("/api/runs/" + run + "/cancel", "");
        ada.post("/api/session/end", "");

        assertThat(actions("account=ada&since=" + since))
                .containsExactly("account.signed_out", "run.cancelled", "run.submitted", "account.signed_in");
        assertThat(actions("since=" + since + "&until=" + until))
                .containsExactly("run.submitted", "account.signed_in", "app.registered", "account.made");
        assertThat(actions("action=run.submitted&since=" + since)).containsExactly("run.submitted");
        assertThat(actions("action=run.submitted,Run.Cancelled&since=" + since))
                .containsExactly("run.cancelled", "run.submitted");
        assertThat(actions("action=run.submitted&action=app.registered&since=" + since))
                .containsExactly("run.submitted", "app.registered");
        assertThat(actions("subject=run:" + run)).containsExactly("run.cancelled", "run.submitted");
        assertThat(actions("subject=run:mortality&since=" + since)).containsExactly("run.cancelled", "run.submitted");
        assertThat(actions("subject=app&since=" + since)).containsExactly("app.registered");
        assertThat(actions("subject=account:ada&since=" + since))
                .containsExactly("account.signed_out", "account.signed_in", "account.made");
        assertThat(actions("subject=account:" + id("ada")))
                .containsExactly("account.signed_out", "account.signed_in", "account.made");
        assertThat(actions("account=nobody-of-this-name")).isEmpty();
        assertThat(rows(EXPORT + "?subject=run:" + run))
                .extracting(row -> row.get("action"))
                .containsExactly("run.cancelled", "run.submitted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acount=ada         | acount is no filter of the audit trail; the filters are account, action, cursor, limit, since, subject, until.
            action=run.started | action must be one of [account.signed_in,
            action=            | action must be one of [account.signed_in,
            subject=job:7      | The kind of subject, before the colon, must be one of [account, role, group, token, app, run]; it is "job".
            subject=run:       | subject must be a name; it is "".
            account=%00        | account must be a name; it is "
            since=yesterday    | since must be a time such as 2026-01-31T12:00:00Z; it is "yesterday".
            until=1            | until must be a time such as 2026-01-31T12:00:00Z; it is "1".
            limit=501          | limit must be a whole number from 1 to 500; it is "501".
            cursor=x           | cursor must be taken from a Link header; it is "x".
            """)
    void aFilterThatIsUnknownOrMalformedIsRefused(String query, String detail) {
        ApiClient.Answer answer = operator.get("/api/audit?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).startsWith(detail);
        assertThat(operator.get(EXPORT + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void thePagesAreTheWholeAndTheFileIsToo() {
        String name = "of-" + System.nanoTime();
        database.sql("""
                        INSERT INTO audit_events (account_name, action, subject_kind, subject_name)
                        SELECT :name, 'run.submitted', 'RUN', 'number ' || n FROM generate_series(1, 1201) n
                        """).param("name", name).update();
        List<Long> ids = new ArrayList<>();
        String next = "/api/audit?limit=500&account=" + name;
        int pages = 0;
        while (!next.isEmpty()) {
            ApiClient.Answer page = operator.get(next);
            page.json().forEach(event -> ids.add(event.path("id").asLong()));
            String link = page.header("Link");
            assertThat(link).matches("|</api/audit\\?limit=500&account=of-\\d+&cursor=\\d+>; rel=\"next\"");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(1201).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(rows(EXPORT + "?account=" + name))
                .extracting(row -> Long.valueOf(row.get("id")))
                .isEqualTo(ids);
        assertThat(operator.get("/api/audit").json()).hasSize(50);
        ApiClient.Answer file = operator.get(EXPORT + "?account=nobody-of-this-name");
        assertThat(file.body())
                .isEqualTo("id,at,account_id,account,place,action,subject_kind,subject_id,subject_name,details\r\n");
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
    }

    @Test
    void anyNameIsHarmless() {
        account("ada", "runner");
        Browser ada = signedIn("ada");
        forget();
        for (String name :
                List.of("=cmd|' /C calc'!A0", "\n=1+1", "+1", "-1", "@SUM(A1)", "a \"b\",\r\nc\u202e\t\u0007d")) {
            ada.post(
                    "/api/account/tokens",
                    StoaJson.MAPPER.writeValueAsString(StoaJson.MAPPER
                            .createObjectNode()
                            .put("name", name)
                            .set(
                                    "permissions",
                                    StoaJson.MAPPER.createArrayNode().add("read"))));
        }
        new Browser(port).signIn("=" + "é𝒳".repeat(300) + "\n", "wrong");

        List<JsonNode> events = events();
        assertThat(events)
                .extracting(event -> event.at("/subject/name").asString())
                .startsWith("=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "a \"b\", c d")
                .hasSize(7)
                .last()
                .asString()
                .startsWith("=é")
                .hasSizeLessThanOrEqualTo(81)
                .doesNotContain("?", "\n");
        List<CSVRecord> rows = rows(EXPORT).subList(0, 7).reversed();
        assertThat(rows)
                .extracting(row -> row.get("subject_name"))
                .startsWith("'=cmd|' /C calc'!A0", "'=1+1", "+1", "-1", "'@SUM(A1)", "a \"b\", c d");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> cell.matches("(?s)[=+\\-@](?!\\d+$).*")));
        assertThat(rows.getFirst().get("details")).isEqualTo("{\"permissions\":\"read\"}");
    }

    @Test
    void thePlaceIsNotWhatTheCallerSays() {
        account("ada", "runner");
        ApiClient forging = new ApiClient(
                port, "Authorization", "Bearer " + OPERATOR_TOKEN, "X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        forging.post("/api/accounts/" + id("ada") + "/disable", "");
        assertThat(events().getLast().path("place").asString()).isEqualTo("127.0.0.1");
    }

    private List<String> actions(String query) {
        return operator.get("/api/audit?" + query)
                .json()
                .valueStream()
                .map(event -> event.path("action").asString())
                .toList();
    }

    private List<CSVRecord> rows(String path) {
        try (CSVParser parser = CSVParser.parse(
                operator.get(path).body(),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String now() {
        return database.sql("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .query(String.class)
                .single();
    }
}
