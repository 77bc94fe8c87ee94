/// What an alumni roster means: its header, its fields, and values as people write them, understood or rejected cell
/// by cell. Knows no database and no page; the import job works with what comes out here.
@NullMarked
package org.tongchuang.members.roster;

import org.jspecify.annotations.NullMarked;
