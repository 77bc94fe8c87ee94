package org.tongchuang.identity.setup;

import java.util.Map;
import org.tongchuang.identity.settings.SettingsForm;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
/// @param codeWanted whether the set-up code must be given
public record SetUpPage(
        SettingsForm university,
        SetUpForm you,
        Map<String, String> problems,
        Map<String, String> timeZones,
        boolean codeWanted)
        implements Page {}
