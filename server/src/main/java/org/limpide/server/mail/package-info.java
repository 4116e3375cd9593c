/**
 * The corridor of outgoing mail. A desk hands in a {@link org.limpide.server.mail.Letter} in the
 * same transaction as what it is about; a job gives it to the mail server, again and again while
 * that does not answer, and forgets it once it is sent.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.limpide.server.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
