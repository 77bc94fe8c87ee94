package org.tongchuang.members.directory;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.records.ContactLookup;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Keeping a search under a name, and letting go of it.
@Controller
@RequestMapping("/office/members/searches")
class SavedSearchController {

    private final SavedSearches saved;
    private final DirectorySearch search;
    private final ContactLookup contacts;

    SavedSearchController(SavedSearches saved, DirectorySearch search, ContactLookup contacts) {
        this.saved = saved;
        this.search = search;
        this.contacts = contacts;
    }

    /// @param params the search as it stands in the address bar
    @PostMapping
    Page save(Actor actor, @RequestParam String name, @RequestParam String params) {
        actor.must(Right.READ_MEMBERS);
        DirectoryQuery asked = DirectoryQuery.read(params);
        search.query(actor, asked);
        if (contacts.isContact(asked.q())) {
            throw Refusal.at("name", "members.directory.save.contact");
        }
        saved.save(actor, name, asked);
        return Redirect.to(DirectoryPictures.address(asked.from(null), "table"))
                .saying("members.directory.saved", DirectoryQuery.plain(name));
    }

    @PostMapping("/{id}/delete")
    Page forget(Actor actor, @PathVariable UUID id) {
        saved.delete(actor, id);
        return Redirect.to("/office/members").saying("members.directory.forgotten");
    }
}
