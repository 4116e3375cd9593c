/**
 * What the service tells people and programs: e-mail to members, signed webhooks to the
 * organisation's own programs.
 *
 * <p>A desk calls {@link org.limpide.server.notifications.Notifications#tell} in the transaction of
 * what it tells of; the notice and one delivery for each receiver are written there, the outbox,
 * and sent by jobs afterwards. A notice is a kind, figures and a path: it cannot hold anyone's
 * data.
 */
@NullMarked
package org.limpide.server.notifications;

import org.jspecify.annotations.NullMarked;
