package org.tongchuang.shared;

import java.time.Instant;
import java.util.List;

/// What a room has to show a person that is new, each with a reason. Read by the home page, digests and newsletters.
public interface Fresh {

    List<Item> since(MemberId member, Instant since);

    /// One thing worth showing: words and reason are already in the reader's language.
    record Item(String words, String reason, String href, Instant at) {}
}
