package org.tongchuang.shared.notices;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;

/// The people of the office, to be told of what waits for them. Implemented by whoever keeps accounts.
@FunctionalInterface
public interface Colleagues {

    /// Those who have all of these rights, a few hundred at most.
    ///
    /// @param reaching whether what waits lies within somebody's reach
    List<Recipient> may(Set<Right> rights, Predicate<Reach> reaching);
}
