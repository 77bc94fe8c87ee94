package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;

/// Whatever is written into an address or a form, the answer is a page or a refusal and never a failure.
class HostileSearchTests extends DirectoryTrials {

    private static final List<String> NAMES = List.of(
            "q",
            "city",
            "school",
            "industry",
            "graduationYear",
            "entryYear",
            "sort",
            "after",
            "size",
            "view",
            "from",
            "to",
            "typed",
            "member",
            "columns",
            "format",
            "reason",
            "nonsense",
            "x\0y",
            "");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u0001\u001f\u007f",
            "a\r\nX: y",
            "\ud842",
            "\udfb7",
            "甲\ud842乙",
            "\uffff",
            "abc..def",
            "1998..",
            "..",
            "2002..1998",
            "9999..9999",
            "0000",
            "99999999999",
            "-1",
            "0",
            "201",
            "1e9",
            "%zz",
            "%00",
            "\"",
            "\"\"",
            "\"a",
            "\\",
            "*",
            "?",
            "~",
            "a AND (b",
            "{!x}",
            "<script>",
            "'; drop table",
            "AAAA",
            "AAAAAAAAAAAA==",
            "x".repeat(10_000),
            "张".repeat(300),
            "𠮷".repeat(100),
            "·",
            "。",
            "@.",
            "a@b.c",
            "11010519491231002X",
            "+8613900000000",
            "name",
            "-updated",
            "charts",
            "cards",
            "xlsx",
            "NAME",
            "00000000-0000-0000-0000-000000000000");
    private static final List<String> PAGES = List.of(
            "/office/members",
            "/office/members/facets/city",
            "/office/members/facets/class",
            "/office/members/export",
            "/office/nothing-found",
            "/api/v1/members",
            "/api/v1/members.csv");
    private static final List<Actor> ACTORS =
            List.of(Staff.ADMINISTRATOR, Staff.AUDITOR, Staff.departmentOfficer("某院\0"));

    @Autowired
    private JdbcClient jdbc;

    @Test
    void readsEveryValueInEveryPlace() {
        List<String> failed = new ArrayList<>();
        for (String path : PAGES) {
            for (String name : NAMES) {
                for (String value : VALUES) {
                    note(failed, path, List.of(name, value), Staff.ADMINISTRATOR);
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void readsWhateverComesTogether() {
        Random random = new Random(20);
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            List<String> params = new ArrayList<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                params.add(pick(NAMES, random));
                params.add(random.nextInt(4) == 0 ? noise(random) : pick(VALUES, random));
            }
            note(failed, pick(PAGES, random), params, pick(ACTORS, random));
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void takesFormsFilledInByHand() {
        List<String> failed = new ArrayList<>();
        for (String value : VALUES) {
            post(failed, "/office/members/searches", "name", value, "params", "q=1");
            post(failed, "/office/members/searches", "name", "seltsam", "params", value);
            post(failed, "/office/members/searches", "name", "seltsam", "params", "city=" + value + "&q=%zz");
            post(failed, "/office/members/searches", "name", "seltsam", "params", "graduationYear=" + value);
            post(failed, "/office/members/searches/" + new java.util.UUID(0, 0) + "/delete", "x", value);
            post(failed, "/office/members/columns", "back", value, "column", value);
            post(failed, "/office/members/columns", "back", "/office/members?" + value);
            post(failed, "/office/members/export?school=nobody", "columns", value, "reason", value, "format", value);
            post(
                    failed,
                    "/office/members/export?school=nobody",
                    "columns",
                    "NAME",
                    "reason",
                    "why" + value,
                    "q",
                    value);
            post(failed, "/office/nothing-found/forget", "typed", value);
        }
        assertThat(failed).isEmpty();
        assertThat(page(Staff.ADMINISTRATOR, "/office/members")).contains("</html>");
    }

    @Test
    void answersAGarbledSavedSearchWithAClearPage() {
        MvcTestResult answer = posted("/office/members/searches", "name", "garbled", "params", "q=%zz");
        assertThat(answer).hasStatus(400);
        assertThat(text(answer)).contains("</html>");
        assertThat(jdbc.sql("select count(*) from members.saved_search where name = 'garbled'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void savesASearchInOneWayOfWritingIt() {
        assertThat(posted(
                        "/office/members/searches",
                        "name",
                        "整洁",
                        "params",
                        "nonsense=1&city=%E6%9D%AD%e5%b7%9e&after=x&q=+%E5%BC%A0"))
                .hasStatus(303);
        assertThat(jdbc.sql("select params from members.saved_search where name = '整洁'")
                        .query(String.class)
                        .single())
                .isEqualTo("q=%E5%BC%A0&city=%E6%9D%AD%E5%B7%9E");
    }

    private void note(List<String> failed, String path, List<String> params, Actor actor) {
        var request = web.get().uri(path).with(as(actor));
        for (int i = 0; i < params.size(); i += 2) {
            request.param(params.get(i), params.get(i + 1));
        }
        check(failed, path + " " + params, request.exchange());
    }

    private void post(List<String> failed, String path, String... params) {
        check(failed, path + " " + List.of(params), posted(path, params));
    }

    private MvcTestResult posted(String path, String... params) {
        var request = web.post().uri(path).with(as(Staff.ADMINISTRATOR)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    private static void check(List<String> failed, String what, MvcTestResult answer) {
        Throwable unresolved = answer.getUnresolvedException();
        if (unresolved != null || answer.getResponse().getStatus() >= 500) {
            failed.add(what.substring(0, Math.min(160, what.length())) + " " + unresolved);
        }
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            noise.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        return noise.toString();
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
