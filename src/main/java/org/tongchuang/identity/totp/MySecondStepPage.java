package org.tongchuang.identity.totp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param appSince since when there is an app; empty without one
/// @param codesLeft recovery codes that are still good
public record MySecondStepPage(@Nullable Instant appSince, int codesLeft) implements Page {}
