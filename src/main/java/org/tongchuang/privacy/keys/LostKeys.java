package org.tongchuang.privacy.keys;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongchuang.integrations.postgres.StartRefused;
import org.tongchuang.privacy.Purpose;

/// What to say when keys are gone whose values are still there, before anything is written.
final class LostKeys {

    private static final String OPEN = "Names, studies and careers are not sealed";

    private LostKeys() {}

    /// @param there the purposes that have keys
    /// @throws StartRefused when going on would seal new values with new keys beside old ones that nobody can open
    static void refuse(MasterKey master, Set<Purpose> there, Drawers drawers) {
        if (!there.isEmpty() && master.readAll().isEmpty()) {
            throw new StartRefused(noMaster(master));
        }
        List<Purpose> lost = lost(there, drawers);
        if (!lost.isEmpty()) {
            throw new StartRefused(noKeys(lost));
        }
    }

    /// The purposes without keys for which something is sealed all the same.
    static List<Purpose> lost(Set<Purpose> there, Drawers drawers) {
        Set<Purpose> missing = EnumSet.allOf(Purpose.class);
        missing.removeAll(there);
        return missing.stream().filter(drawers::hold).toList();
    }

    static String noMaster(MasterKey master) {
        return "The master key " + master.file() + " is missing, and this database was sealed with it. " + OPEN
                + "; nothing else can be read without it. Bring it back from where you keep your copy or backup, or set"
                + " TONGCHUANG_MASTER_KEY_FILE to where it lies. Nothing was changed.";
    }

    static String noKeys(List<Purpose> lost) {
        String rows = lost.stream().map(Purpose::name).collect(Collectors.joining(", "));
        return "The keys are lost for: " + contents(lost) + ". " + OPEN
                + (lost.size() < Purpose.values().length ? ", and everything sealed for other purposes is fine" : "")
                + ". Bring the rows " + rows + " of the table privacy.keyset back from a backup of this database; new"
                + " keys would not open what the old ones sealed. Nothing was changed.";
    }

    /// @param all whether no keyset opens, so that the master key is another installation's or of another time
    static String closed(List<Purpose> closed, boolean all) {
        return all
                ? "The master key does not open this database's keys. " + OPEN
                        + "; nothing else can be read. Bring back"
                        + " the master key that belongs to this database: an older backup needs the key of its time."
                        + " Nothing was changed."
                : "The keys do not open, or are damaged, for: " + contents(closed) + ". " + OPEN
                        + ", and everything sealed for other purposes is fine. Bring these rows of the table"
                        + " privacy.keyset back from a backup of this database. Nothing was changed.";
    }

    static String orphans(Purpose purpose, long values) {
        return values + (values == 1 ? " value" : " values") + " of: " + purpose.contents()
                + ": sealed with a key that is in no keyset, and can't be read. Everything else is fine. If an older"
                + " table privacy.keyset was brought back, bring back the newest.";
    }

    private static String contents(List<Purpose> purposes) {
        return purposes.stream().map(Purpose::contents).collect(Collectors.joining("; "));
    }
}
