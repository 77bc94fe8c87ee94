package org.tongchuang.identity.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param wanted the name of what is chosen, or whatever was sent
/// @param problem what is wrong with the days
public record SecondStepRulePage(
        String wanted, String days, @Nullable String problem) implements Page {

    public List<String> choices() {
        return List.of("WITHIN", "AT_ONCE", "OFF");
    }
}
