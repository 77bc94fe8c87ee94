package org.tongchuang.members.mine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.visibility.Visibility;
import org.tongchuang.shared.Page;

/// One's own record.
///
/// @param standing whether other alumni find one
/// @param guarded until when contacts are shown in part only; null when they are not
public record MyPage(
        OwnView own, Visibility.Standing standing, @Nullable Instant guarded) implements Page {}
