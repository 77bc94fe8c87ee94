package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.rights.RightsWorld.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Every parameter of every endpoint, filled with what nobody should type.
@RightsTrial
class HostileParametersTests {

    /// The second looks to the server's filters as SQL does.
    private static final List<String> HARMLESS = List.of("qqqq", "q;q%", "q;q");
    private static final List<String> OTHER_KINDS =
            List.of("null", "1", "-1.5e300", "[]", "[null]", "{}", "{\"value\":null}", "[[[[{\"a\":[]}]]]]", "true");

    @Autowired
    private Sending sending;

    @Autowired
    private RightsCast cast;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    @Test
    void breakNothing() {
        List<String> broken = new ArrayList<>();
        for (RightsRow row : distinct()) {
            Map<String, String> usual = sending.usual(row);
            for (String name : sending.names(row)) {
                for (String value : values(row, name)) {
                    String how = Sending.broken(sending.send(row, sending.with(usual, name, value)));
                    if (!how.isEmpty()) {
                        broken.add("%s %s=%.40s %.300s".formatted(row.endpoint(), name, value, how));
                        break;
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// All of it when much time is given, else the worst and a part of the rest.
    private static List<String> values(RightsRow row, String name) {
        int part = System.getenv("TONGCHUANG_FUZZ_SECONDS") == null ? 4 : 1;
        int shift = Math.floorMod((row.endpoint() + name).hashCode(), part);
        List<String> values = new ArrayList<>(Payloads.WORST);
        for (int n = shift; n < Payloads.GARBAGE.size(); n += part) {
            values.add(Payloads.GARBAGE.get(n));
        }
        values.add(Payloads.MARKUP.getLast());
        if (name.startsWith("json ")) {
            OTHER_KINDS.forEach(kind -> values.add(Sending.raw(kind)));
        }
        return values;
    }

    /// SQL is a word like any other: the answer is that to a harmless one, and comes as soon.
    @Test
    void areNoSql() {
        List<String> wrong = new ArrayList<>();
        for (RightsRow row : distinct()) {
            Map<String, String> usual = sending.usual(row);
            for (String name : sending.names(row)) {
                // twice, for what is done twice may be refused
                HARMLESS.forEach(word -> sending.send(row, sending.with(usual, name, word)));
                Set<String> harmless = new HashSet<>();
                HARMLESS.forEach(word -> harmless.add(shape(sending.send(row, sending.with(usual, name, word)))));
                for (String value : Payloads.SQL) {
                    long began = System.nanoTime();
                    MvcTestResult answer = sending.send(row, sending.with(usual, name, value));
                    double seconds = (System.nanoTime() - began) / 1e9;
                    if (!harmless.contains(shape(answer)) || seconds > 8) {
                        wrong.add("%s %s=%s: %s, not %s; %.1f s"
                                .formatted(row.endpoint(), name, value, shape(answer), harmless, seconds));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The status, and which of the cast are in the answer.
    private static String shape(MvcTestResult answer) {
        String body = text(answer);
        return answer.getResponse().getStatus()
                + (body.contains("界内卫") ? " this" : "")
                + (body.contains("界外韩") ? " that" : "")
                + Sending.broken(answer);
    }

    /// The first row of each endpoint.
    private static List<RightsRow> distinct() {
        List<String> seen = new ArrayList<>();
        return RightsMatrix.rows().stream()
                .filter(Sending::worthIt)
                .filter(row -> !seen.contains(row.endpoint()) && seen.add(row.endpoint()))
                .toList();
    }
}
