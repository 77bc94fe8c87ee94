package org.tongchuang.upkeep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.upkeep.Visitor.Answer;

/// What an office does on its first day, from the wizard to a program with a token of its own, on an installation
/// that is thrown away afterwards.
final class FirstDay {

    private static final int ROUNDS = 12;
    private static final int TURNS = 100;
    private static final String EMAIL = "first@example.edu";
    private static final String PASSWORD = "a day to begin with";
    private static final Pattern RECORD = Pattern.compile("/office/members/([0-9a-f-]{36})");
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:kit|webjars|university)/[^\"#]+)");
    private static final Pattern SECRET = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final List<String> PLACES = List.of(
            "/",
            "/office/members",
            "/office/members?q=%E6%9E%97",
            "/office/members?q=lh",
            "/office/members?school=%E7%89%A9%E7%90%86%E5%AD%A6%E9%99%A2&graduationYear=1990..2010",
            "/office/members?view=cards",
            "/office/members?view=pictures",
            "/office/members/new",
            "/office/imports",
            "/office/nothing-found",
            "/office/audit",
            "/office/accounts",
            "/office/accounts/new",
            "/office/settings",
            "/account");
    private static final String ROSTER = """
            姓名,性别,学号,手机,邮箱,入学年份,毕业年份,学历,学院,系,专业,班级,工作单位,职务,城市
            林海,男,199801001,13800138001,lin@example.edu,1998,2002,本科,物理学院,光学系,光学,98级1班,晨光仪器,工程师,南京
            周敏,女,199801002,+86 138 0013 8002,,1998.09,2002年7月,硕士,物理学院,光学系,光学,98级1班,,,上海
            欧阳雪,女,200301003,,ouyang@example.edu,2003,2007,本科,文学院,中文系,汉语言文学,03级2班,江边出版社,编辑,杭州
            王伟明,男,201001004,12345,,2010,2014,本科,文学院,中文系,汉语言文学,10级1班,,,
            """;

    private final int port;
    private final Visitor chief;
    private final List<String> surprises = new ArrayList<>();
    private String record = "";

    FirstDay(int port) {
        this.port = port;
        this.chief = new Visitor(port, "zh-CN");
    }

    /// Goes through the day, whatever happens.
    ///
    /// @return what did not go as it should, one line each
    List<String> live() {
        setUp();
        comeIn();
        takeInARoster();
        lookAround(chief, ROUNDS);
        Visitor colleague = new Visitor(port, "en");
        signIn(colleague, PASSWORD, 303);
        lookAround(colleague, 2);
        letAProgramIn();
        expect(303, "sign out", () -> chief.post("/sign-out", Map.of()));
        return List.copyOf(surprises);
    }

    private void setUp() {
        Answer wizard = expect(200, "wizard", () -> chief.get("/set-up"));
        files(wizard);
        expect(
                303,
                "set-up",
                () -> chief.upload(
                        "/set-up",
                        Map.of(
                                "universityChinese", "江南大学",
                                "universityEnglish", "Jiangnan University",
                                "accent", "#A63A2B",
                                "second", "#2F5D50",
                                "timeZone", "Asia/Shanghai",
                                "name", "周老师",
                                "email", EMAIL,
                                "password", PASSWORD,
                                "code", ""),
                        "logo",
                        "",
                        ""));
    }

    private void comeIn() {
        expect(200, "account", () -> chief.get("/account"));
        expect(303, "sign out", () -> chief.post("/sign-out", Map.of()));
        signIn(chief, "another password", 422);
        signIn(chief, PASSWORD, 303);
    }

    private void signIn(Visitor visitor, String password, int status) {
        visitor.get("/sign-in");
        expect(status, "sign-in", () -> visitor.post("/sign-in", Map.of("email", EMAIL, "password", password)));
    }

    private void takeInARoster() {
        expect(200, "new import", () -> chief.get("/office/imports/new"));
        Answer uploaded =
                expect(303, "upload", () -> chief.upload("/office/imports", Map.of(), "file", "roster.csv", ROSTER));
        String columns = uploaded.location();
        String here = columns.replaceFirst("/columns$", "");
        expect(200, "columns", () -> chief.get(columns));
        for (String act : List.of("/check", "/run")) {
            expect(303, "import" + act, () -> chief.post(here + act, Map.of()));
            until("import" + act, here, page -> !page.contains("data-renew"));
            chief.look(here + "?show=problems");
        }
        String found = until(
                "directory",
                "/office/members?q=lh",
                page -> RECORD.matcher(page).find());
        Matcher first = RECORD.matcher(found);
        record = first.find() ? first.group(1) : "none";
    }

    private void lookAround(Visitor visitor, int rounds) {
        files(expect(200, "directory", () -> visitor.get("/office/members")));
        for (int round = 0; round < rounds; round++) {
            for (String place : PLACES) {
                expect(place.equals("/") ? 303 : 200, place, () -> visitor.look(place));
            }
            expect(200, "record", () -> visitor.look("/office/members/" + record));
            expect(200, "record's form", () -> visitor.look("/office/members/" + record + "/edit"));
            new Visitor(port, "zh-CN").look("/sign-in");
        }
    }

    private void letAProgramIn() {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        Visitor program = new Visitor(port, "zh-CN");
        Answer made =
                expect(201, "token", () -> program.call("POST", "/api/v1/tokens", basic, "{\"name\":\"first day\"}"));
        Matcher secret = SECRET.matcher(made.body());
        String bearer = "Bearer " + (secret.find() ? secret.group(1) : "");
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : List.of("me", "members?q=lh", "members/" + record, "audit-events", "openapi.json")) {
                expect(200, path, () -> program.call("GET", "/api/v1/" + path, bearer, ""));
            }
        }
    }

    /// Looks at a page again and again until it says what is waited for.
    private String until(String what, String path, java.util.function.Predicate<String> there) {
        for (int turn = 0; turn < TURNS; turn++) {
            Answer page = chief.get(path);
            if (page.status() == 200 && there.test(page.body())) {
                return page.body();
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        surprises.add(what + " takes too long");
        return "";
    }

    /// Style, scripts and pictures a page brings along.
    private void files(Answer page) {
        FILE.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(file -> expect(200, file, () -> chief.look(file)));
    }

    private Answer expect(int status, String what, Supplier<Answer> act) {
        Answer answer = act.get();
        if (answer.status() != status) {
            surprises.add(what + " answers " + answer.status());
        }
        return answer;
    }
}
