package org.tongchuang.members.directory;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// The people a search of the office finds, for what is done with all of them.
@Component
public class DirectoryFinds {

    private final DirectorySearch search;
    private final DirectoryIndex index;

    DirectoryFinds(DirectorySearch search, DirectoryIndex index) {
        this.search = search;
        this.index = index;
    }

    public long count(Actor actor, DirectoryQuery asked) {
        return search.count(actor, asked);
    }

    /// Hands over everyone a search finds within the actor's reach; the index may be a moment behind the records.
    public void each(Actor actor, DirectoryQuery asked, Consumer<MemberId> reader) {
        index.index()
                .each(
                        search.query(actor, asked.from(null)),
                        hit -> reader.accept(new MemberId(UUID.fromString(hit.id()))));
    }
}
