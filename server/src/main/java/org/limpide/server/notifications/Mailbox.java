package org.limpide.server.notifications;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The {@link Post} there is, or the one that says there is none. */
@Component
class Mailbox {
  private final ObjectProvider<Post> post;

  Mailbox(ObjectProvider<Post> post) {
    this.post = post;
  }

  Post post() {
    return post.getIfAvailable(NoPost::new);
  }
}
