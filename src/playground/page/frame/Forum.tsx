import { useState } from 'preact/hooks'
import type { Channel } from '../api/world.ts'
import { channelName, mayIn, permissionBits } from '../state/directory.ts'
import { forumPosts, postWords } from '../state/forumPosts.ts'
import { Icon } from './Icon.tsx'
import { usePageContext } from './PageContext.ts'

/** A forum's posts, and the form for a new one. */
export function Forum({ forum }: { readonly forum: Channel }) {
  const { page, directory } = usePageContext()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const posts = forumPosts(forum, directory.channels.values())

  const post = async (event: Event) => {
    event.preventDefault()
    const made = await page.attempt(page.client.postInForum(forum.id, title, text))
    if (made === undefined) return
    setTitle('')
    setText('')
    page.openChannel(made.id)
  }

  return (
    <div class="forum">
      {posts.length === 0 && <p class="blank">Nothing has been posted here yet.</p>}
      <ul>
        {posts.map((one) => (
          <li key={one.id}>
            <button type="button" class="post" onClick={() => page.openChannel(one.id)}>
              <Icon name="thread" />
              <strong>{channelName(one, directory.me?.id)}</strong>
              <small>{postWords(one)}</small>
            </button>
          </li>
        ))}
      </ul>
      {mayIn(forum, permissionBits.sendMessages) && (
        <form class="new-post" onSubmit={(event) => void post(event)}>
          <label>
            Title
            <input
              required
              maxLength={100}
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </label>
          <label>
            Text
            <textarea
              required
              rows={3}
              maxLength={2000}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button primary">
            Post
          </button>
        </form>
      )}
    </div>
  )
}
