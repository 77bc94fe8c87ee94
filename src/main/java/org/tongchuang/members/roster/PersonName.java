package org.tongchuang.members.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a person is called.
///
/// @param full as shown: Chinese without inner spaces and with · between parts, Latin as "First Middle Last"
/// @param family known only when the roster tells the parts of a Latin name apart
/// @param given likewise
/// @param former former names, in the order written
public record PersonName(
        String full,
        @Nullable String family,
        @Nullable String given,
        @Nullable String pinyin,
        @Nullable String english,
        List<String> former) {}
