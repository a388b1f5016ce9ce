<?php
/**
 * What the last publish of a post or a term was asked under and answered, so that the same request sent again (the
 * answer to the first was lost on the way) changes nothing and hears the same. Of a post it is kept already when the
 * publish begins, without the answer. Packed: it holds the text as it was before.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Publish_Record {

	const META_KEY = '_igny8_last_publish';

	/**
	 * The answer of the last publish, if it was asked for under this key.
	 *
	 * @param string $kind Either 'post' or 'term'.
	 * @param int    $id   Its id.
	 * @param string $key  Idempotency key.
	 * @return array|null
	 */
	public static function find( $kind, $id, $key ) {
		$record = self::of( $kind, $id );
		return $record && $record->key === $key && isset( $record->answer ) ? (array) $record->answer : null;
	}

	/**
	 * Whether this request has begun to write, and was cut off before it could keep its answer.
	 *
	 * @param int    $post_id Post.
	 * @param string $key     Idempotency key.
	 * @return bool
	 */
	public static function is_begun( $post_id, $key ) {
		$record = self::of( 'post', $post_id );
		return $record && $record->key === $key && ! isset( $record->answer );
	}

	/**
	 * Whether a post is still as the last of these requests left it, whatever WordPress had made of its words.
	 *
	 * @param \WP_Post $post The post.
	 * @param string[] $keys Idempotency keys.
	 * @return bool
	 */
	public static function is_as_left( \WP_Post $post, array $keys ) {
		$record = self::of( 'post', $post->ID );
		return $record && isset( $record->answer->modified_gmt )
			&& Post_Item::gmt( $post->post_modified_gmt, $post->post_modified ) === $record->answer->modified_gmt
			&& null !== self::before( $post, $keys );
	}

	/**
	 * How a post was before it got the words that it has, where one of these requests wrote them and no one since.
	 *
	 * @param \WP_Post $post The post.
	 * @param string[] $keys Idempotency keys.
	 * @return array|null The earlier state in a list of one; null where these words are somebody else's.
	 */
	public static function before( \WP_Post $post, array $keys ) {
		$record = self::of( 'post', $post->ID );
		if ( ! $record || ! in_array( $record->key, $keys, true ) ) {
			return null;
		}
		$wrote = isset( $record->answer ) ? $record->answer : $record;
		if ( ! isset( $wrote->stored_hash, $wrote->status ) || $wrote->status !== $post->post_status || Post_Guard::hash( $post ) !== $wrote->stored_hash ) {
			return null;
		}
		return array( isset( $wrote->before ) ? $wrote->before : null );
	}

	/**
	 * What is kept before the first write, so that a request that is cut off knows afterwards what it had met.
	 *
	 * @param string            $key    Idempotency key.
	 * @param array|object|null $before The post as it is; null for a new one.
	 * @param string            $hash   Of the words that it is to have.
	 * @param string            $status The status that it is to have.
	 * @return string A value of META_KEY.
	 */
	public static function of_beginning( $key, $before, $hash, $status ) {
		return self::pack(
			array(
				'key'         => $key,
				'before'      => $before,
				'stored_hash' => $hash,
				'status'      => $status,
			)
		);
	}

	/**
	 * Keeps an answer, in place of the one before.
	 *
	 * @param string $kind   Either 'post' or 'term'.
	 * @param int    $id     Its id.
	 * @param string $key    Idempotency key.
	 * @param array  $answer The answer.
	 */
	public static function keep( $kind, $id, $key, array $answer ) {
		$record = array(
			'key'    => $key,
			'answer' => $answer,
		);
		global $wpdb;
		$packed = self::pack( $record );
		$where  = array(
			$kind . '_id' => $id,
			'meta_key'    => self::META_KEY, // phpcs:ignore WordPress.DB.SlowDBQuery -- of one post.
		);
		// phpcs:ignore WordPress.DB -- nearly always it is there already: one statement in place of three.
		$changed = $wpdb->update( _get_meta_table( $kind ), array( 'meta_value' => $packed ), $where );
		wp_cache_delete( $id, $kind . '_meta' );
		if ( ! $changed ) {
			update_metadata( $kind, $id, self::META_KEY, wp_slash( $packed ) );
		}
	}

	/**
	 * What is kept.
	 *
	 * @param string $kind Either 'post' or 'term'.
	 * @param int    $id   Its id.
	 * @return \stdClass|null
	 */
	private static function of( $kind, $id ) {
		$packed = get_metadata_raw( $kind, $id, self::META_KEY, true );
		return is_string( $packed ) && '' !== $packed ? self::unpack( $packed ) : null;
	}

	/**
	 * As text that every column takes, small where PHP has zlib.
	 *
	 * @param array $record Key and answer.
	 * @return string
	 */
	private static function pack( array $record ) {
		$json = (string) wp_json_encode( $record );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- bytes, in a column of text.
		return function_exists( 'gzcompress' ) ? 'z:' . base64_encode( gzcompress( $json, 6 ) ) : 'j:' . $json;
	}

	/**
	 * The other way.
	 *
	 * @param string $packed What pack() gave.
	 * @return \stdClass|null Null when it cannot be read.
	 */
	private static function unpack( $packed ) {
		$body = substr( $packed, 2 );
		if ( 'z:' === substr( $packed, 0, 2 ) ) {
			// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode, WordPress.PHP.NoSilencedErrors.Discouraged -- someone may have put anything there.
			$body = function_exists( 'gzuncompress' ) ? @gzuncompress( (string) base64_decode( $body, true ) ) : '';
		}
		// Objects stay objects: an empty one must not come back as a list.
		$record = json_decode( (string) $body );
		return isset( $record->key ) ? $record : null;
	}
}
