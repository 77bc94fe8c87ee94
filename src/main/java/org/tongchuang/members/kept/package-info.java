/// What the rooms of records, claims, invitations and imports hold about a person, for whoever asks for a copy of it or
/// to be erased.
@NullMarked
package org.tongchuang.members.kept;

import org.jspecify.annotations.NullMarked;
