/// The house on its worst days: killed, out of disk, cut off from its database, with the clock set back. Real processes
/// on real folders, and a ledger of what was promised.
@NullMarked
package org.tongchuang.disasters;

import org.jspecify.annotations.NullMarked;
