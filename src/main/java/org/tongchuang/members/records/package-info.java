/// The record of one person: facts with their origins, history, and its pages.
@NullMarked
package org.tongchuang.members.records;

import org.jspecify.annotations.NullMarked;
