package org.tongchuang.members.invitations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// All occasions, the newest first.
public record InvitationsPage(
        List<Batch> batches, boolean earlier, @Nullable UUID next) implements Page {}
