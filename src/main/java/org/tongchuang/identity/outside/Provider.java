package org.tongchuang.identity.outside;

import java.util.Map;
import java.util.UUID;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.shared.Words;

/// Somebody outside who may vouch for people.
///
/// @param settings what its protocol needs, secrets among them, never shown
/// @param reading by which of its attributes it says what: `number`, `name`, `email`, `affiliation`, and
///     `subject` where its own name for a person won't do
/// @param bothSteps whether signing in there counts as both steps here
/// @param vouchesStudy whether its word on who somebody is can be taken as proof
record Provider(
        UUID id,
        Kind kind,
        String nameChinese,
        String nameEnglish,
        Map<String, String> settings,
        Map<String, String> reading,
        boolean bothSteps,
        boolean vouchesStudy,
        boolean active) {

    Provider {
        settings = Map.copyOf(settings);
        reading = Map.copyOf(reading);
    }

    /// In the reader's language.
    String name() {
        return Words.chinese() ? nameChinese : nameEnglish;
    }

    Partner partner() {
        return new Partner(kind, settings);
    }

    /// The attributes that may hold this, `a, b`.
    String reads(String meaning) {
        return reading.getOrDefault(meaning, kind.usual(meaning));
    }

    Provider with(boolean nowActive) {
        return new Provider(id, kind, nameChinese, nameEnglish, settings, reading, bothSteps, vouchesStudy, nowActive);
    }
}
