package org.tongchuang.members.stilltrue;

import org.tongchuang.members.mine.OwnView;
import org.tongchuang.shared.Page;

/// What is held about somebody, for them to say that it is still true.
///
/// @param done whether they have just said so
public record StillTruePage(OwnView own, boolean done) implements Page {}
