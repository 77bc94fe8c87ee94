/// Decides what the rows of a roster do to the records: who is new, who is known, what changes and what is left out. It
/// writes nothing.
@NullMarked
package org.tongchuang.members.imports.taking;

import org.jspecify.annotations.NullMarked;
