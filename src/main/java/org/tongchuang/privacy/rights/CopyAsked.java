package org.tongchuang.privacy.rights;

import java.util.UUID;

/// Somebody waits for a copy.
record CopyAsked(UUID copy) {}
