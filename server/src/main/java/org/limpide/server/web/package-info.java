/**
 * The corridor every request comes through: who asks, for which organisation, whether the route
 * lets them in, in which language the answer is written, and what an error looks like.
 *
 * <p>A desk writes its routes as Spring controllers and says on each who may use it ({@link
 * org.limpide.server.web.Allowed}, {@link org.limpide.server.web.SignedIn}, {@link
 * org.limpide.server.web.Anyone}); a route that says nothing stops the start.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.limpide.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
