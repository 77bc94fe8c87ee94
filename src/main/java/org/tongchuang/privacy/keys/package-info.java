/// The keys by which values are sealed: the master key in its file, a keyset per purpose in the database, how each is
/// renewed while people work, and what is said when one is lost.
@NullMarked
package org.tongchuang.privacy.keys;

import org.jspecify.annotations.NullMarked;
