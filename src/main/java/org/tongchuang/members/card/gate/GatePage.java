package org.tongchuang.members.card.gate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongchuang.members.card.benefits.Redemptions;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The gate on a phone; all that changes on it, its script does.
///
/// @param offline whether it is the copy for where there is no network
public record GatePage(boolean offline) implements Page {

    /// What the script says, by key.
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(Verdict.Result.values())
                .forEach(result -> words.put(result.name(), Words.text("members.gate.result." + result)));
        Arrays.stream(Redemptions.Outcome.values())
                .forEach(outcome -> words.put("T_" + outcome, Words.text("members.gate.taken." + outcome)));
        for (String key : new String[] {
            "age",
            "fresh",
            "stale",
            "none",
            "online",
            "offline",
            "waiting",
            "no-camera",
            "no-keys",
            "today",
            "unsure",
            "late",
            "limit",
            "graduate",
            "student",
            "signed-out"
        }) {
            words.put(key, Words.text("members.gate.says." + key));
        }
        return words;
    }
}
