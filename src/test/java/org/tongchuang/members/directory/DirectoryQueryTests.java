package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.tongchuang.shared.Refusal;

/// The address bar holds the whole search.
class DirectoryQueryTests {

    @Property(tries = 300)
    void standsInTheAddressAsItWas(
            @ForAll("choices") Map<String, List<String>> choices, @ForAll("typed") String typed) {
        MultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        params.add("q", typed);
        choices.forEach((field, values) -> values.forEach(value -> params.add(field, value)));
        params.add("sort", "-graduation");
        params.add("after", "a+b/c=&?");
        DirectoryQuery asked = DirectoryQuery.of(params, 20);
        assertThat(DirectoryQuery.of(parsed(asked.params()), 20)).isEqualTo(asked);
    }

    @Provide
    Arbitrary<Map<String, List<String>>> choices() {
        return Arbitraries.maps(
                        Arbitraries.of(DirectoryQuery.fields().stream().sorted().toList()),
                        typed().list().ofMinSize(1).ofMaxSize(3))
                .ofMaxSize(4)
                .map(LinkedHashMap::new);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of(
                        "a", "b", " ", "1", "&", "=", "?", "#", "%", "+", "/", "·", "'", "\"", "<", "张", "伟", "𠮷", "é",
                        ";", ",")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    private static MultiValueMap<String, String> parsed(String address) {
        MultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        UriComponentsBuilder.newInstance()
                .query(address)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> params.add(
                        name,
                        value == null
                                ? ""
                                : UriUtils.decode(
                                        value.replace("+", "%20"), java.nio.charset.StandardCharsets.UTF_8))));
        return params;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1998", "1998..2002", "..2002", "1998.."})
    void readsYears(String years) {
        assertThat(DirectoryQuery.of(one("graduationYear", years), 20).filters())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "98", "19982002", "1998..02", "2002..1998", "x", "1998...2002"})
    void refusesWhatAreNoYears(String years) {
        assertThatThrownBy(() ->
                        DirectoryQuery.of(one("graduationYear", years), 20).filters())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void choosesAndDropsOneValueAtATime() {
        DirectoryQuery asked = DirectoryQuery.of(one("city", "杭州"), 20);
        assertThat(asked.toggled("city", "上海").chosen()).containsEntry("city", List.of("杭州", "上海"));
        assertThat(asked.toggled("city", "杭州").chosen()).isEmpty();
        assertThat(asked.toggled("city", "上海").only("city", "北京").chosen()).containsEntry("city", List.of("北京"));
    }

    private static MultiValueMap<String, String> one(String name, String value) {
        MultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        params.add(name, value);
        return params;
    }
}
