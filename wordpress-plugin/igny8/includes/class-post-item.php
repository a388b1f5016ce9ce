<?php
/**
 * The one shape in which a post leaves this plugin. Raw fields as they are stored, dates in GMT as core REST writes
 * them, terms of every taxonomy whether core REST shows it or not. Loads what many posts need in a few queries.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Post_Item {

	/**
	 * Turns ids into items, in their order.
	 *
	 * @param int[] $ids        Posts.
	 * @param bool  $with_terms Also name and slug of each term.
	 * @return array[]
	 */
	public static function list_of( array $ids, $with_terms = false ) {
		self::prime( $ids );
		$items = array();
		foreach ( $ids as $id ) {
			$post = get_post( $id );
			// It may have been deleted since its id was read.
			if ( $post ) {
				$items[] = self::of( $post, $with_terms );
			}
		}
		return $items;
	}

	/**
	 * One post as an item.
	 *
	 * @param \WP_Post $post       The post.
	 * @param bool     $with_terms Also name and slug of each term.
	 * @return array
	 */
	public static function of( \WP_Post $post, $with_terms = false ) {
		$assigned = array();
		$details  = array();
		foreach ( Post_Terms::of( $post ) as $taxonomy => $terms ) {
			$assigned[ $taxonomy ] = wp_list_pluck( $terms, 'term_id' );
			foreach ( $terms as $term ) {
				$details[] = array(
					'term_id'  => $term->term_id,
					'name'     => self::plain( $term->name ),
					'slug'     => $term->slug,
					'taxonomy' => $taxonomy,
				);
			}
		}
		$meta = array();
		foreach ( Meta::KEYS as $key ) {
			$value = get_metadata_raw( 'post', $post->ID, $key, true );
			if ( is_string( $value ) && '' !== $value ) {
				$meta[ $key ] = $value;
			}
		}
		$item = array(
			'post_id'            => $post->ID,
			'post_type'          => $post->post_type,
			'post_status'        => $post->post_status,
			'post_title'         => $post->post_title,
			'post_name'          => $post->post_name,
			'post_content'       => $post->post_content,
			'post_excerpt'       => $post->post_excerpt,
			'permalink'          => (string) get_permalink( $post ),
			'post_date_gmt'      => self::gmt( $post->post_date_gmt, $post->post_date ),
			'modified_gmt'       => self::gmt( $post->post_modified_gmt, $post->post_modified ),
			'author'             => (int) $post->post_author,
			'password_protected' => '' !== $post->post_password,
			'taxonomies'         => (object) $assigned,
			'meta'               => (object) $meta,
		);
		if ( $with_terms ) {
			$item['terms'] = $details;
		}
		return $item;
	}

	/**
	 * As much of a post as tells whether it changed.
	 *
	 * @param \stdClass $row Its row.
	 * @return array
	 */
	public static function light( \stdClass $row ) {
		return array(
			'post_id'      => (int) $row->ID,
			'post_type'    => $row->post_type,
			'post_status'  => $row->post_status,
			'modified_gmt' => self::gmt( $row->post_modified_gmt, $row->post_modified ),
		);
	}

	/**
	 * A stored name as a person wrote it: WordPress keeps `&` in names of terms as an entity.
	 *
	 * @param string $name Stored name.
	 * @return string
	 */
	public static function plain( $name ) {
		return wp_specialchars_decode( $name, ENT_QUOTES );
	}

	/**
	 * The JSON schema of an item.
	 *
	 * @return array
	 */
	public static function schema() {
		$text    = static function ( $description ) {
			return array(
				'type'        => 'string',
				'description' => $description,
			);
		};
		$integer = static function ( $description ) {
			return array(
				'type'        => 'integer',
				'description' => $description,
			);
		};
		$links   = array();
		foreach ( Meta::KEYS as $key ) {
			$links[ $key ] = array( 'type' => 'string' );
		}
		return array(
			'type'       => 'object',
			'properties' => array(
				'post_id'            => $integer( __( 'Id of the post.', 'igny8' ) ),
				'post_type'          => $text( __( 'Name of its post type.', 'igny8' ) ),
				'post_status'        => $text( __( 'Status: publish, future, draft, pending, private, trash or another that is registered.', 'igny8' ) ),
				'post_title'         => $text( __( 'Title as it is stored.', 'igny8' ) ),
				'post_name'          => $text( __( 'Slug.', 'igny8' ) ),
				'post_content'       => $text( __( 'Content as it is stored, not rendered.', 'igny8' ) ),
				'post_excerpt'       => $text( __( 'Excerpt as it is stored.', 'igny8' ) ),
				'permalink'          => $text( __( 'Where visitors find it.', 'igny8' ) ),
				'post_date_gmt'      => $text( __( 'Date in GMT, without a zone, as core REST writes it.', 'igny8' ) ),
				'modified_gmt'       => $text( __( 'Date of the last change in GMT, without a zone, as core REST writes it.', 'igny8' ) ),
				'author'             => $integer( __( 'Id of its author.', 'igny8' ) ),
				'password_protected' => array(
					'type'        => 'boolean',
					'description' => __( 'Whether visitors need a password.', 'igny8' ),
				),
				'taxonomies'         => array(
					'type'                 => 'object',
					'description'          => __( 'Ids of its terms by taxonomy; every taxonomy of the post type is there.', 'igny8' ),
					'additionalProperties' => array(
						'type'  => 'array',
						'items' => array( 'type' => 'integer' ),
					),
				),
				'terms'              => array(
					'type'        => 'array',
					'description' => __( 'Its terms in full, when include_terms was asked for.', 'igny8' ),
					'items'       => array(
						'type'       => 'object',
						'properties' => array(
							'term_id'  => array( 'type' => 'integer' ),
							'name'     => array( 'type' => 'string' ),
							'slug'     => array( 'type' => 'string' ),
							'taxonomy' => array( 'type' => 'string' ),
						),
					),
				),
				'meta'               => array(
					'type'        => 'object',
					'description' => __( 'What it is in IGNY8; only what is set.', 'igny8' ),
					'properties'  => $links,
				),
			),
		);
	}

	/**
	 * Loads posts, their terms, meta, ancestors and (where links need them) authors at once.
	 *
	 * @param int[] $ids Posts.
	 */
	private static function prime( array $ids ) {
		_prime_post_caches( $ids, true, true );
		$posts = array_filter( array_map( 'get_post', $ids ) );
		if ( false !== strpos( (string) get_option( 'permalink_structure' ), '%author%' ) ) {
			cache_users( wp_list_pluck( $posts, 'post_author' ) );
		}
		// A page's link names all its ancestors. Ten levels; what is deeper loads by itself.
		for ( $level = 0; $level < 10; $level++ ) {
			$parents = array_unique( array_filter( wp_list_pluck( $posts, 'post_parent' ) ) );
			if ( ! $parents ) {
				break;
			}
			_prime_post_caches( $parents, false, false );
			$posts = array_filter( array_map( 'get_post', $parents ) );
		}
	}

	/**
	 * A stored GMT date as core REST writes it. A draft may have none and is dated by its local time then.
	 *
	 * @param string $gmt   Stored GMT date.
	 * @param string $local Stored local date.
	 * @return string
	 */
	public static function gmt( $gmt, $local ) {
		return mysql_to_rfc3339( '0000-00-00 00:00:00' === $gmt ? get_gmt_from_date( $local ) : $gmt );
	}
}
