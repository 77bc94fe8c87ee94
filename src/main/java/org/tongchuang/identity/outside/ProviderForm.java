package org.tongchuang.identity.outside;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.Setting;
import org.tongchuang.shared.Words;

/// What the office types about somebody who vouches: `set.NAME` for what the protocol needs, `read.NAME` for what its
/// answers mean.
record ProviderForm(Map<String, String> typed) {

    static final List<String> MEANINGS = List.of("subject", "number", "name", "email", "affiliation");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 1_000;
    private static final int LONGEST_DOCUMENT = 300_000;

    static ProviderForm of(Provider provider) {
        Map<String, String> typed = new HashMap<>();
        typed.put("nameChinese", provider.nameChinese());
        typed.put("nameEnglish", provider.nameEnglish());
        for (Setting one : provider.kind().settings()) {
            if (one.shape() != Setting.Shape.SECRET) {
                typed.put("set." + one.name(), provider.settings().getOrDefault(one.name(), ""));
            }
        }
        MEANINGS.forEach(meaning -> typed.put("read." + meaning, provider.reads(meaning)));
        typed.put("bothSteps", String.valueOf(provider.bothSteps()));
        typed.put("vouchesStudy", String.valueOf(provider.vouchesStudy()));
        typed.put("active", String.valueOf(provider.active()));
        return new ProviderForm(typed);
    }

    String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    boolean ticked(String name) {
        return "true".equals(text(name));
    }

    /// By field, in the reader's language. What is switched off may lack something.
    Map<String, String> problems(Provider before) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (String name : List.of("nameChinese", "nameEnglish")) {
            if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
                problems.put(name, Words.text("identity.outside.name.wrong", LONGEST_NAME));
            }
        }
        for (Setting one : before.kind().settings()) {
            String problem = problem(one, before);
            if (!problem.isEmpty()) {
                problems.put("set." + one.name(), problem);
            }
        }
        if (ticked("active") && !isWhole(before)) {
            problems.putIfAbsent("active", Words.text("identity.outside.incomplete"));
        }
        for (String meaning : MEANINGS) {
            if (text("read." + meaning).length() > LONGEST) {
                problems.put("read." + meaning, Words.text("identity.outside.long"));
            }
        }
        return problems;
    }

    /// What this makes of it; a secret that was left blank stays as it is.
    Provider applied(Provider before) {
        Map<String, String> settings = new HashMap<>();
        for (Setting one : before.kind().settings()) {
            String value = value(one, before);
            if (!value.isEmpty()) {
                settings.put(one.name(), value);
            }
        }
        Map<String, String> reading = new HashMap<>();
        MEANINGS.forEach(meaning -> reading.put(meaning, text("read." + meaning)));
        return new Provider(
                before.id(),
                before.kind(),
                text("nameChinese"),
                text("nameEnglish"),
                settings,
                reading,
                ticked("bothSteps"),
                before.kind().isCampus() && ticked("vouchesStudy"),
                ticked("active"));
    }

    private String problem(Setting one, Provider before) {
        String value = value(one, before);
        int most = one.shape() == Setting.Shape.DOCUMENT ? LONGEST_DOCUMENT : LONGEST;
        if (value.length() > most) {
            return Words.text("identity.outside.long");
        }
        if (value.isEmpty()) {
            return one.required() && ticked("active") ? Words.text("identity.outside.missing") : "";
        }
        return one.shape() == Setting.Shape.ADDRESS && Partner.callable(value) == null
                ? Words.text("identity.outside.address.wrong")
                : "";
    }

    /// Some kinds need one thing or another.
    private boolean isWhole(Provider before) {
        return switch (before.kind()) {
            case SAML -> has("metadataUrl", before) || has("metadata", before);
            case WECHAT ->
                has("siteId", before) && has("siteSecret", before)
                        || has("insideId", before) && has("insideSecret", before);
            default -> true;
        };
    }

    private boolean has(String name, Provider before) {
        return before.kind().settings().stream()
                .anyMatch(one -> one.name().equals(name) && !value(one, before).isEmpty());
    }

    private String value(Setting one, Provider before) {
        String given = text("set." + one.name());
        return given.isEmpty() && one.shape() == Setting.Shape.SECRET
                ? before.settings().getOrDefault(one.name(), "")
                : given;
    }
}
