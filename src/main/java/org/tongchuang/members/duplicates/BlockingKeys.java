package org.tongchuang.members.duplicates;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Facts;
import org.tongchuang.privacy.Vault;

/// The keys under which a record meets those that may be the same person's: two records that share none need not be
/// compared. Blind, as [org.tongchuang.members.records.LookupKeys] are, for birth dates and phones stand behind them.
@Component
public class BlockingKeys {

    /// A key that more records than this share tells nothing and may be passed over.
    public static final int MOST_SHARED = 80;

    private final Vault vault;

    BlockingKeys(Vault vault) {
        this.vault = vault;
    }

    /// Some ten to thirty keys, 64 bits each; nothing can be read from them without the key they are made with.
    public Set<Long> of(Facts facts) {
        Terms terms = new Terms();
        Person person = new PersonReading(terms).read(facts);
        Set<Long> blind = new LinkedHashSet<>();
        for (long key : new Blocking(terms).keys(person)) {
            blind.add(vault.blindIndex("duplicates", Long.toHexString(key)));
        }
        return blind;
    }
}
