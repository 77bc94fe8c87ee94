/// What keeps a record trustworthy: somebody says that all of it is right, or that a contact doesn't work.
@NullMarked
package org.tongchuang.members.care;

import org.jspecify.annotations.NullMarked;
