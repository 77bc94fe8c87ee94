package org.tongchuang.members.invitations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// Whom to invite, and how.
///
/// @param id of the occasion to be, so that a form sent twice invites once
/// @param total how many people were found
/// @param picked who was picked by hand; everyone the search finds when nobody was
public record InvitePage(
        UUID id,
        DirectoryQuery query,
        long total,
        List<MemberId> picked,
        String way,
        String greeting,
        Map<String, String> problems)
        implements Page {}
