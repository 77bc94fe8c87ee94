package org.tongchuang.members.stilltrue;

import org.tongchuang.shared.Page;

/// The link has expired.
public record StillTrueGonePage() implements Page {}
