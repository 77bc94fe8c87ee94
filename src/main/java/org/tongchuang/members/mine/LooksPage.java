package org.tongchuang.members.mine;

import org.tongchuang.privacy.Looks;
import org.tongchuang.shared.Page;

/// Who looked at one's record.
///
/// @param earlier whether this is not the newest page
public record LooksPage(Looks.Found found, boolean earlier) implements Page {}
