package org.tongchuang.members.claiming.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.claims.ClaimSteps.Step;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.members.claiming.documents.Documents.Document;
import org.tongchuang.shared.Page;

/// Where a claim stands, for whoever made it: what happens next, by when, and what they can do.
///
/// @param state as they may see it
/// @param asked what the office wants to know; empty when it asked nothing
/// @param mayEnter whether this browser may go in without another code
public record ClaimPage(
        String here,
        String name,
        String email,
        ClaimState state,
        @Nullable Instant due,
        String asked,
        List<Step> steps,
        List<Document> documents,
        int vouchersAsked,
        boolean maySendAgain,
        boolean mayEnter,
        Map<String, String> problems)
        implements Page {

    public ClaimPage {
        steps = List.copyOf(steps);
        documents = List.copyOf(documents);
        problems = Map.copyOf(problems);
    }

    public boolean mayAdd() {
        return state.isForOffice() && documents.size() < Documents.MOST;
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }
}
