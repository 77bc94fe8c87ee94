package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.rights.RightsWorld.text;
import static org.tongchuang.rights.Somebody.THAT_SCHOOL;
import static org.tongchuang.rights.Somebody.THIS_SCHOOL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;

/// Walks the matrix: every endpoint, everybody.
@RightsTrial
class RightsMatrixTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    @Test
    void holdsEveryEndpointAndNoOther() {
        Set<String> held = new TreeSet<>();
        RightsMatrix.rows().forEach(row -> held.add(row.endpoint()));
        assertThat(held).isEqualTo(endpoints());
    }

    @Test
    void isWhatTheDocsSay() throws IOException {
        Files.writeString(Path.of("target", "rights.md"), RightsMatrix.document());
        assertThat(Path.of("docs", "rights.md"))
                .as("target/rights.md is the table as it is now")
                .hasContent(RightsMatrix.document());
    }

    @Test
    void letsEverybodyDoWhatIsTheirsAndSeeNoMore() {
        List<String> wrong = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            for (Somebody who : Somebody.values()) {
                Map<String, String> sent = cast.sent(row, who);
                MvcTestResult answer = world.ask(row, who, sent);
                String asked = who + " " + row.endpoint() + " " + row.sent();
                if (answer.getResponse().getStatus() != row.expected(who)) {
                    wrong.add(asked + " answers " + answer.getResponse().getStatus() + ", not " + row.expected(who));
                }
                String location = answer.getResponse().getHeader("Location");
                boolean toSignIn = location != null
                        && location.startsWith("/sign-in")
                        && !row.path().equals("/set-up");
                if (row.expected(who) == 303
                        && !row.needs().equals("open")
                        && !row.leaves()
                        && toSignIn != (who == Somebody.STRANGER && !row.may(who))) {
                    wrong.add(asked + " leads to " + location);
                }
                String body = text(answer) + location;
                traces(row, who).stream().filter(body::contains).forEach(trace -> wrong.add(asked + " shows " + trace));
                if (row.lists() && row.may(who)) {
                    owed(who).stream()
                            .filter(name -> !body.contains(name))
                            .forEach(name -> wrong.add(asked + " lacks " + name));
                }
                if (row.leaves()) {
                    world.left(who);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Each scope on its own does nothing that needs another, and those named are enough.
    @Test
    void asksOfTokensTheScopesNamedAndNoOther() {
        List<String> wrong = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            Set<Right> needed = EnumSet.noneOf(Right.class);
            for (Right right : Right.values()) {
                if (row.scopes().contains(right.scope())) {
                    needed.add(right);
                }
            }
            if (needed.isEmpty()) {
                continue;
            }
            Somebody who = needed.contains(Right.ACT_AS_MEMBER) ? Somebody.ALUM : Somebody.ADMINISTRATOR;
            with(row, who, needed, row.answer(), wrong);
            for (Right lacking : needed) {
                Set<Right> others = EnumSet.copyOf(world.account(who).rights());
                others.remove(lacking);
                if (!others.isEmpty()) {
                    with(row, who, others, row.path().equals("/account/tokens") ? 422 : 403, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void with(RightsRow row, Somebody who, Set<Right> rights, int expected, List<String> wrong) {
        Map<String, String> sent = cast.sent(row, who);
        List<String> scopes = rights.stream().map(Right::scope).toList();
        Account account = world.account(who);
        Actor narrow = new Actor(account.id(), "narrow", rights, Reach.EVERYONE, "127.0.0.1", account.member());
        MvcTestResult answer = row.api()
                ? world.ask(row, sent, request -> {
                    request.addHeader("Authorization", "Bearer " + world.token(who, scopes));
                    return request;
                })
                : world.ask(row, sent, Staff.as(narrow));
        String asked = row.endpoint() + " " + row.sent() + " with " + scopes;
        if (answer.getResponse().getStatus() != expected && row.may(who)) {
            wrong.add(asked + " answers " + answer.getResponse().getStatus() + ", not " + expected);
        }
        String body = text(answer);
        if (!rights.contains(Right.READ_SENSITIVE)) {
            RightsCast.PROTECTED.stream().filter(body::contains).forEach(trace -> wrong.add(asked + " shows " + trace));
        }
    }

    /// What this person may find nowhere.
    private List<String> traces(RightsRow row, Somebody who) {
        List<String> traces = new ArrayList<>();
        if (!who.sees(THIS_SCHOOL)) {
            traces.addAll(RightsCast.THIS_TRACES);
        }
        if (!who.sees(THAT_SCHOOL)) {
            traces.addAll(RightsCast.THAT_TRACES);
        }
        if (who == Somebody.AUDITOR || who == Somebody.ALUM || who == Somebody.STRANGER) {
            traces.addAll(RightsCast.PROTECTED);
        }
        if (who == Somebody.STRANGER && !row.path().equals("/sign-in")) {
            traces.add(world.account(Somebody.ADMINISTRATOR).email());
        }
        return traces;
    }

    private static List<String> owed(Somebody who) {
        List<String> names = new ArrayList<>();
        if (who.sees(THIS_SCHOOL)) {
            names.add("界内卫");
        }
        if (who.sees(THAT_SCHOOL)) {
            names.add("界外韩");
        }
        return names;
    }

    /// What every handler of the program answers to.
    private Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        application.getBeansOfType(HandlerMapping.class).forEach((name, mapping) -> {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> endpoints.addAll(named(info)));
            } else if (mapping instanceof AbstractUrlHandlerMapping files) {
                files.getHandlerMap().keySet().forEach(path -> endpoints.add("GET " + path));
            }
        });
        return endpoints;
    }

    static Set<String> named(RequestMappingInfo info) {
        Set<String> methods = info.getMethodsCondition().getMethods().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        if (methods.isEmpty()) {
            methods = Set.of(HttpMethod.GET.name(), HttpMethod.POST.name());
        }
        Set<String> named = new TreeSet<>();
        for (String method : methods) {
            for (String path : info.getPatternValues()) {
                named.add(method + " "
                        + path.replaceAll("\\{(\\w+):[^/]*?\\}(?=/|$)", "{$1}")
                                .replaceAll("\\{kind:[^}]*\\}", "{kind}"));
            }
        }
        return named;
    }
}
