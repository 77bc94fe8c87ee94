/// The directory: finds anyone by name, class or employer, counts by facet, exports.
@NullMarked
package org.tongchuang.members.directory;

import org.jspecify.annotations.NullMarked;
