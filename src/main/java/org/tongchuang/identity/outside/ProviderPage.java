package org.tongchuang.identity.outside;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.vouching.Setting;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// How one system that vouches is spoken to and understood.
///
/// @param campus whether it is the university's own
/// @param meanings what its attributes mean
/// @param values of all fields, as they stand or as they were typed
/// @param problems by field
/// @param people who have linked it
/// @param only of them, who have no other way in
/// @param back the redirect URI that it must know
/// @param home where our metadata is, if it wants some
public record ProviderPage(
        UUID id,
        String name,
        String kind,
        boolean campus,
        boolean active,
        List<Field> settings,
        List<String> meanings,
        Map<String, String> values,
        Map<String, String> problems,
        int people,
        int only,
        String back,
        @Nullable String home)
        implements Page {

    /// @param hint in the reader's language
    public record Field(String name, Setting.Shape shape, boolean required, String label, String hint) {}

    static ProviderPage of(
            ProviderDesk.Seen seen,
            ProviderForm form,
            Map<String, String> problems,
            String back,
            @Nullable String home) {
        Provider provider = seen.provider();
        boolean social = !provider.kind().isCampus();
        return new ProviderPage(
                provider.id(),
                provider.name(),
                provider.kind().name(),
                !social,
                provider.active(),
                provider.kind().settings().stream()
                        .map(one -> field(one, provider))
                        .toList(),
                social ? List.of() : ProviderForm.MEANINGS,
                form.typed(),
                problems,
                seen.uses().people(),
                seen.uses().only(),
                back,
                home);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean ticked(String name) {
        return "true".equals(value(name));
    }

    private static Field field(Setting one, Provider provider) {
        String hint = one.shape() == Setting.Shape.SECRET && provider.settings().containsKey(one.name())
                ? Words.text("identity.outside.secret.kept")
                : !one.usual().isEmpty()
                        ? Words.text("identity.outside.usually", one.usual())
                        : Words.textOr("", "identity.outside.set." + one.name() + ".hint");
        return new Field(
                one.name(), one.shape(), one.required(), Words.text("identity.outside.set." + one.name()), hint);
    }
}
