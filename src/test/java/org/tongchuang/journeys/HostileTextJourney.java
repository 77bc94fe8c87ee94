package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// People whose names and whatever else are scripts: no page runs them, and the policy of the pages would not let them
/// run had one come through.
class HostileTextJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static final List<String> SCRIPTS = List.of(
            "<script>window.taken=1</script>",
            "\"><img src=x onerror=window.taken=1>",
            "'-window['taken']=1-'",
            "</script></title></textarea><svg onload=window.taken=1>",
            "javascript:window.taken=1");
    private static final int MOST_PAGES = 100;

    private static Browser browser;

    @BeforeAll
    static void addThem() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
        Members members = browser.application().getBean(Members.class);
        List<Member> people = new ArrayList<>();
        for (String script : SCRIPTS) {
            for (int twin = 0; twin < 2; twin++) {
                Map<String, String> facts = new TreeMap<>();
                for (String path : List.of(
                        "name",
                        "englishName",
                        "formerName.1",
                        "city",
                        "country",
                        "standing",
                        "phone.1",
                        "email.1",
                        "wechat.1",
                        "address.1",
                        "note.1",
                        "interest.1",
                        "education.1.school",
                        "education.1.department",
                        "education.1.class",
                        "education.1.degree",
                        "career.1.employer",
                        "career.1.title",
                        "career.1.industry")) {
                    facts.put(path, script);
                }
                facts.put("birthDate", "1986-04-05");
                facts.put("education.1.graduationYear", "2008");
                Origin origin = new Origin(Source.ROSTER, Instant.parse("2024-01-01T00:00:00Z"), null, script, null);
                people.add(Member.create(MemberId.next(), Facts.of(facts), origin));
            }
        }
        members.add(people);
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    /// Goes wherever a link leads, and to what was typed.
    @Test
    void runsNowhere() {
        Page page = browser.window(1280, "en");
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        Browser.signIn(page, EMAIL, PASSWORD);
        do {
            page.navigate("/office/duplicates");
        } while (page.locator("[data-step]").count() < 2);

        Set<String> seen = new LinkedHashSet<>();
        List<String> waiting = new ArrayList<>(List.of("/", "/office/members", "/account"));
        for (String script : SCRIPTS) {
            String typed = URLEncoder.encode(script, StandardCharsets.UTF_8);
            waiting.add("/office/members?q=" + typed);
            waiting.add("/office/members?view=charts&city=" + typed);
            waiting.add("/office/members/facets/city?find=" + typed);
            waiting.add("/office/audit?act=" + typed);
        }
        Set<String> kinds = new LinkedHashSet<>();
        while (!waiting.isEmpty() && seen.size() < MOST_PAGES) {
            String address = waiting.removeFirst();
            if (!seen.add(address)) {
                continue;
            }
            page.navigate(address);
            assertThat(page.evaluate("window.taken"))
                    .as("what a script left on " + address)
                    .isNull();
            assertThat(
                            page.evaluate(
                                    "[...document.querySelectorAll('[href],[src],[action]')]"
                                            + ".filter(e => ['href','src','action'].some(a => (e.getAttribute(a) || '').trim().startsWith('javascript:'))).length"))
                    .as("links that are scripts on " + address)
                    .isEqualTo(0);
            waiting.addAll(further(page, kinds));
        }
        assertThat(asked).isEmpty();
        assertThat(kinds).contains("/office/members/#", "/office/merges/new", "/office/audit", "/office/accounts");
    }

    /// Links of the page that lead to kinds of page not seen twice yet, none of them files.
    private static List<String> further(Page page, Set<String> kinds) {
        List<String> further = new ArrayList<>();
        Object links = page.evaluate(
                "[...document.querySelectorAll('main a[href], nav a[href]')].map(a => a.getAttribute('href'))");
        for (Object link : (List<?>) links) {
            String address = String.valueOf(link);
            String kind = address.replaceFirst("[?#].*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#");
            boolean page1 = address.startsWith("/") && !kind.matches(".*\\.(csv|xlsx|pdf|json|yaml)|.*/export.*");
            for (int time = 1; page1 && time <= 2; time++) {
                if (kinds.add(time == 1 ? kind : kind + " " + time)) {
                    further.add(address);
                    break;
                }
            }
        }
        return further;
    }

    /// Had markup come through, the policy of the page would still keep it from running.
    @Test
    void wouldBeHeldByThePolicy() {
        Page page = browser.window(375, "zh-CN");
        Browser.signIn(page, EMAIL, PASSWORD);
        for (String address : List.of("/office/members", "/office/duplicates", "/office/imports/new", "/account")) {
            page.navigate(address);
            page.evaluate("""
                    () => new Promise(done => {
                        window.held = [];
                        document.addEventListener('securitypolicyviolation', e => window.held.push(e.effectiveDirective));
                        document.body.insertAdjacentHTML('beforeend',
                            '<img src="/nothing.png" onerror="window.taken=1"><a id="bad" href="javascript:window.taken=1">x</a>'
                            + '<form id="away" action="https://strange.example/"><input name="x"></form>');
                        const script = document.createElement('script');
                        script.textContent = 'window.taken=1';
                        document.body.append(script);
                        const other = document.createElement('script');
                        other.src = 'data:text/javascript,window.taken=1';
                        document.body.append(other);
                        document.getElementById('bad').click();
                        document.getElementById('away').submit();
                        setTimeout('window.taken=1', 0);
                        setTimeout(done, 300);
                    })
                    """);
            assertThat(page.evaluate("window.taken")).as(address).isNull();
            assertThat((List<?>) page.evaluate("window.held"))
                    .as(address)
                    .map(String::valueOf)
                    .contains("script-src-elem", "script-src-attr", "form-action", "script-src");
        }
    }
}
