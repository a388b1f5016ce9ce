<?php
/**
 * Publishes a post exactly once: the same Content never makes two posts, whatever becomes of a request or its answer,
 * and never overwrites what the caller has not seen. Refuses before the first write; what WordPress made of the words is
 * read back from the database.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Post_Publisher {

	/**
	 * The request: idempotency_key, content_id, post, and what else the route takes.
	 *
	 * @var array
	 */
	private $wish;

	/**
	 * The lock on the Content.
	 *
	 * @var Lock
	 */
	private $lock;

	/**
	 * Use publish().
	 *
	 * @param array $wish The request.
	 * @param Lock  $lock Held.
	 */
	private function __construct( array $wish, Lock $lock ) {
		$this->wish = $wish;
		$this->lock = $lock;
	}

	/**
	 * Makes or updates the post of a Content.
	 *
	 * @param array $wish Arguments of the route, valid by its schema.
	 * @return array The answer.
	 * @throws Refusal When nothing was written.
	 */
	public static function publish( array $wish ) {
		Post_Terms::check( $wish['post']['type'], $wish['post']['terms'] );
		$lock = Lock::take( 'content ' . $wish['content_id'] );
		if ( ! $lock ) {
			throw Refusal::busy();
		}
		try {
			$answer = ( new self( $wish, $lock ) )->run();
		} catch ( Refusal $refusal ) {
			$lock->release();
			throw $refusal;
		}
		// Not in a finally block: where PHP breaks down in the middle the lock has to stay, so that whoever comes next
		// knows that a post without its link may lie there.
		$lock->release();
		return $answer;
	}

	/**
	 * The whole of it, under the lock.
	 *
	 * @return array
	 * @throws Refusal When nothing was written.
	 */
	private function run() {
		$present = $this->find();
		Post_Guard::check_rights( $this->wish['post'], $present );
		if ( $present ) {
			$said = Publish_Record::find( 'post', $present->ID, $this->wish['idempotency_key'] );
			if ( $said ) {
				return array_merge( $said, array( 'replayed' => true ) );
			}
			Post_Guard::check_unchanged( $this->wish, $present );
		}
		$before = $present ? $this->begin( $present ) : null;
		if ( $present && 'trash' === $present->post_status && ! wp_untrash_post( $present->ID ) ) {
			throw new Refusal( 'igny8_trashed', __( 'WordPress would not take the post out of the trash.', 'igny8' ), 409, array( 'current' => $before ) );
		}

		$id = $this->write( $present );
		Post_Terms::assign( $id, $this->wish['post']['type'], $this->wish['post']['terms'] );
		$this->drop_empty_links( $id );
		// As core REST does it: after the terms and meta, which plugins look at then.
		wp_after_insert_post( get_post( $id ), (bool) $present, $present );

		$answer = $this->read_back( $id, $before );
		Publish_Record::keep( 'post', $id, $this->wish['idempotency_key'], $answer );
		return $answer;
	}

	/**
	 * Keeps how the post is before the first write.
	 *
	 * @param \WP_Post $present The post.
	 * @return array|object|null How it was before this, and before every request that the caller has not heard of; null
	 *                           where the first of them made it.
	 */
	private function begin( \WP_Post $present ) {
		$wanted = $this->wish['post'];
		$key    = $this->wish['idempotency_key'];
		$own    = Publish_Record::before( $present, array_merge( array( $key ), $this->wish['unheard'] ) );
		$before = $own ? $own[0] : Post_Item::of( $present );
		$record = Publish_Record::of_beginning( $key, $before, Post_Guard::hash_to_be( $wanted, $present->ID ), $wanted['status'] );
		update_post_meta( $present->ID, Publish_Record::META_KEY, wp_slash( $record ) );
		return $before;
	}

	/**
	 * The post that is meant: the one that is named, else the one that bears the Content's id.
	 *
	 * @return \WP_Post|null Null when one is to be made.
	 * @throws Refusal When the one that is named is gone, or is of another type.
	 */
	private function find() {
		$wanted = $this->wish['post'];
		if ( isset( $wanted['id'] ) ) {
			$post = get_post( $wanted['id'] );
			if ( ! $post || 'auto-draft' === $post->post_status || ! in_array( $post->post_type, Site_Types::post_type_names(), true ) ) {
				throw Refusal::not_found( __( 'This post is no longer there.', 'igny8' ) );
			}
		} else {
			$ids = Meta::find( Meta::CONTENT_ID, $this->wish['content_id'] );
			$id  = $ids ? $ids[0] : $this->find_abandoned();
			// Of nothing, get_post() would take the global post.
			$post = $id ? get_post( $id ) : null;
		}
		if ( $post && $post->post_type !== $wanted['type'] ) {
			throw new Refusal(
				'igny8_wrong_type',
				/* translators: 1: id of a post, 2: its post type, 3: another post type. */
				sprintf( __( 'Post %1$d is a %2$s, not a %3$s.', 'igny8' ), $post->ID, $post->post_type, $wanted['type'] ),
				400,
				array( 'current' => Post_Item::of( $post ) )
			);
		}
		return $post;
	}

	/**
	 * The post that a killed process made and had no time to link. It bears the Content's id in its guid, which is
	 * written with the row itself; no index helps to find it, so it is looked for only then. It is linked at once: whatever
	 * refuses this request gives the lock back, and with it the one sign that there is such a post.
	 *
	 * @return int 0 when there is none.
	 */
	private function find_abandoned() {
		global $wpdb;
		if ( ! $this->lock->was_abandoned() ) {
			return 0;
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- no function of WordPress finds a post by its guid.
		$id   = (int) $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE guid = %s AND post_type = %s ORDER BY ID ASC LIMIT 1", Meta::guid( $this->wish['content_id'] ), $this->wish['post']['type'] ) );
		$post = $id ? get_post( $id ) : null;
		if ( $post ) {
			$record = Publish_Record::of_beginning( $this->wish['idempotency_key'], null, Post_Guard::hash( $post ), $post->post_status );
			update_post_meta( $id, Publish_Record::META_KEY, wp_slash( $record ) );
			update_post_meta( $id, Meta::CONTENT_ID, $this->wish['content_id'] );
		}
		return $id;
	}

	/**
	 * Writes the row, its links and its categories.
	 *
	 * @param \WP_Post|null $present The post, or null to make one.
	 * @return int Its id.
	 * @throws Refusal When nothing was written.
	 */
	private function write( $present ) {
		$fields = $this->fields();
		$slug   = Slug_Lock::take( $this->wish['post'], $present );
		try {
			if ( ! $this->lock->is_safe() ) {
				throw Refusal::busy();
			}
			if ( $present ) {
				$id = $this->guarded_update( $present, $fields );
			} else {
				$fields += array(
					'post_type' => $this->wish['post']['type'],
					'guid'      => Meta::guid( $this->wish['content_id'] ),
				);
				// Before the links: a post that is found by them always knows who made it.
				$fields['meta_input'] = array(
					Publish_Record::META_KEY => Publish_Record::of_beginning( $this->wish['idempotency_key'], null, Post_Guard::hash_to_be( $this->wish['post'], 0 ), $this->wish['post']['status'] ),
				) + $fields['meta_input'];

				$id = self::insert( $fields );
			}
		} finally {
			if ( $slug ) {
				$slug->release();
			}
		}
		if ( is_wp_error( $id ) ) {
			throw Refusal::by_wordpress( $id );
		}
		return $id;
	}

	/**
	 * Updates the post, and looks once more in the last moment before: someone may press Save meanwhile.
	 *
	 * @param \WP_Post $present The post.
	 * @param array    $fields  What to write.
	 * @return int|\WP_Error
	 * @throws Refusal When it was changed.
	 */
	private function guarded_update( \WP_Post $present, array $fields ) {
		$fields += array(
			'ID'            => $present->ID,
			// WordPress would write both again as they are: tags by their names, and a page whose template is gone not at all.
			'tags_input'    => null,
			'page_template' => '',
		);
		$seen    = get_post( $present->ID );
		$guard   = static function ( $post_id ) use ( $present, $seen ) {
			global $wpdb;
			if ( $post_id !== $present->ID ) {
				return;
			}
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- what another process has just written is in no cache of this one.
			$now = $wpdb->get_row( $wpdb->prepare( "SELECT post_modified_gmt, post_title, post_content FROM {$wpdb->posts} WHERE ID = %d", $post_id ) );
			// Two changes in one second have the same date.
			if ( ! $now || $now->post_modified_gmt !== $seen->post_modified_gmt || $now->post_title !== $seen->post_title || $now->post_content !== $seen->post_content ) {
				clean_post_cache( $post_id );
				throw Refusal::changed( Post_Item::of( get_post( $post_id ) ) );
			}
		};
		add_action( 'pre_post_update', $guard );
		try {
			return wp_update_post( wp_slash( $fields ), true, false );
		} finally {
			remove_action( 'pre_post_update', $guard );
		}
	}

	/**
	 * Makes a post. It can have none of its meta yet, so WordPress is spared asking for each, twice.
	 *
	 * @param array $fields As wp_insert_post() takes them.
	 * @return int|\WP_Error
	 */
	private static function insert( array $fields ) {
		$add = static function ( $check, $post_id, $key, $value ) use ( $fields ) {
			return isset( $fields['meta_input'][ $key ] ) ? (bool) add_metadata( 'post', $post_id, $key, wp_slash( $value ) ) : $check;
		};
		add_filter( 'update_post_metadata', $add, 10, 4 );
		try {
			return wp_insert_post( wp_slash( $fields ), true, false );
		} finally {
			remove_filter( 'update_post_metadata', $add );
		}
	}

	/**
	 * What is written whether the post is there or not.
	 *
	 * @return array
	 */
	private function fields() {
		$wanted = $this->wish['post'];
		$fields = array(
			'post_title'   => $wanted['title'],
			'post_content' => $wanted['content'],
			'post_status'  => $wanted['status'],
			'meta_input'   => array_filter( $this->links(), 'is_string' ),
		);
		if ( isset( $wanted['slug'] ) ) {
			$fields['post_name'] = $wanted['slug'];
		}
		// Or WordPress first assigns its default one.
		if ( ! empty( $wanted['terms']['category'] ) ) {
			$fields['post_category'] = $wanted['terms']['category'];
		}
		return $fields;
	}

	/**
	 * The links by meta key; null for one that is to go, absent for one that stays.
	 *
	 * @return array
	 */
	private function links() {
		$links = array( Meta::CONTENT_ID => $this->wish['content_id'] );
		foreach ( array( Meta::CLUSTER_ID => 'cluster_id', Meta::TASK_ID => 'task_id' ) as $key => $name ) {
			if ( array_key_exists( $name, $this->wish ) ) {
				$links[ $key ] = $this->wish[ $name ];
			}
		}
		return $links;
	}

	/**
	 * Takes away links that were sent as null.
	 *
	 * @param int $id Post.
	 */
	private function drop_empty_links( $id ) {
		foreach ( $this->links() as $key => $value ) {
			if ( null === $value ) {
				delete_post_meta( $id, $key );
			}
		}
	}

	/**
	 * What is stored now.
	 *
	 * @param int        $id     Post.
	 * @param array|null $before As it was.
	 * @return array
	 */
	private function read_back( $id, $before ) {
		clean_post_cache( $id );
		$post = get_post( $id );
		return array(
			'id'                 => $post->ID,
			'type'               => $post->post_type,
			'link'               => (string) get_permalink( $post ),
			'slug'               => $post->post_name,
			'status'             => $post->post_status,
			'modified_gmt'       => Post_Item::gmt( $post->post_modified_gmt, $post->post_modified ),
			'password_protected' => '' !== $post->post_password,
			'created'            => null === $before,
			'replayed'           => false,
			'title'              => $post->post_title,
			'stored_hash'        => Post_Guard::hash( $post ),
			'content'            => $post->post_content === $this->wish['post']['content'] ? null : $post->post_content,
			'terms'              => (object) Post_Terms::ids_of( $post ),
			'before'             => $before,
		);
	}
}
