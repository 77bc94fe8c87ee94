package org.tongchuang.rights;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Role;

/// Sends the rows of the matrix with one parameter after another replaced, as somebody who may do everything.
@TestComponent
class Sending {

    /// What handlers that take a whole form look for in it, by how their path begins.
    private static final Map<String, List<String>> FORMS = Map.of(
            "/office/accounts", List.of("name", "email", "role", "school", "department"),
            "/office/merges", List.of("take.city", "whose.city"),
            "/office/imports", List.of("field.0"),
            "/office/members/{id}",
                    List.of("name", "birthDate", "phone.1", "email.1", "note.1", "education.1.entryYear"),
            "/office/members",
                    List.of("q", "city", "graduationYear", "sort", "size", "after", "from", "name", "idNumber"),
            "/api/v1/members", List.of("q", "city", "graduationYear", "sort", "size", "after"));

    private static final Pattern JSON_VALUE = Pattern.compile(":(\"[^\"]*\"|true|false|\\d+)");

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @Autowired
    private Office office;

    /// Rows that would end the life of what the others need, or answer with files that nothing is sent to.
    static boolean worthIt(RightsRow row) {
        return !row.leaves()
                && !row.path().startsWith("/actuator")
                && !row.path().endsWith("/**");
    }

    /// Names of all that a row's endpoint reads: of the path, of the form, and of JSON (as `json 0`, `json 1`, …).
    Set<String> names(RightsRow row) {
        Set<String> names = new LinkedHashSet<>(row.sent().keySet());
        names.remove("file");
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                boolean here = RightsMatrixTests.named(info).contains(row.endpoint());
                if (here) {
                    names.addAll(names(row, method));
                }
            });
        }
        if (names.remove("json")) {
            long values = JSON_VALUE
                    .matcher(row.sent().getOrDefault("json", ""))
                    .results()
                    .count();
            for (int n = 0; n < values; n++) {
                names.add("json " + n);
            }
        }
        return names;
    }

    private static Set<String> names(RightsRow row, HandlerMethod method) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (asked != null && Map.class.isAssignableFrom(type)) {
                FORMS.keySet().stream()
                        .filter(row.path()::startsWith)
                        .max(java.util.Comparator.comparingInt(String::length))
                        .ifPresent(form -> names.addAll(FORMS.get(form)));
            } else if (asked != null && !type.getSimpleName().equals("MultipartFile")) {
                names.add(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class) && type.isRecord()) {
                for (RecordComponent part : type.getRecordComponents()) {
                    if (part.getType() == String.class) {
                        names.add(part.getName());
                    }
                }
            }
        }
        return names;
    }

    /// What the row sends usually; made once, so that a thousand requests don't make a thousand records.
    Map<String, String> usual(RightsRow row) {
        return cast.sent(row, Somebody.ADMINISTRATOR);
    }

    Map<String, String> with(Map<String, String> usual, String name, String value) {
        Map<String, String> sent = new LinkedHashMap<>(usual);
        if (name.startsWith("json ")) {
            int wanted = Integer.parseInt(name.substring(5));
            int[] n = {0};
            String quoted = value.startsWith("\u0001") ? value.substring(1) : quoted(value);
            sent.put(
                    "json",
                    JSON_VALUE
                            .matcher(usual.getOrDefault("json", ""))
                            .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                    n[0]++ == wanted ? ":" + quoted : found.group())));
        } else {
            sent.put(name, value);
        }
        return sent;
    }

    /// Marks a value that goes into JSON as it stands.
    static String raw(String json) {
        return "\u0001" + json;
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('"').toString();
    }

    /// By an administrator of their own, whose failed sign-ins lock nobody else out.
    MvcTestResult send(RightsRow row, Map<String, String> sent) {
        return world.ask(row, sent, request -> {
            request.setRemoteAddr("203.0.113." + (1 + Math.floorMod(sent.hashCode(), 250)));
            return Staff.as(administrator()).postProcessRequest(request);
        });
    }

    private final List<Account> made = new ArrayList<>();

    private Actor administrator() {
        if (made.isEmpty()) {
            made.add(office.somebody(Role.ADMINISTRATOR));
        }
        return made.getFirst().actor("127.0.0.1");
    }

    /// A sentence when the program broke, else nothing.
    static String broken(MvcTestResult answer) {
        Throwable thrown = answer.getUnresolvedException();
        if (thrown != null) {
            return "throws " + thrown;
        }
        int status = answer.getResponse().getStatus();
        return status < 500
                ? ""
                : "answers " + status + " for " + answer.getMvcResult().getResolvedException();
    }
}
