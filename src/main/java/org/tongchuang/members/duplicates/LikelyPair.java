package org.tongchuang.members.duplicates;

import org.tongchuang.shared.MemberId;

/// Two records that may be one person's; `one` came into the scan before `other`.
public record LikelyPair(MemberId one, MemberId other, Likeness likeness) {}
