package org.tongchuang.members.mine;

import org.tongchuang.members.visibility.Visibility;
import org.tongchuang.shared.Page;

/// One's own record.
///
/// @param standing whether other alumni find one
public record MyPage(OwnView own, Visibility.Standing standing) implements Page {}
