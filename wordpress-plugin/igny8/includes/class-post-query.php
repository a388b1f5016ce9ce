<?php
/**
 * Walks posts by id: a page starts after the last id of the one before, so posts that come or go meanwhile neither
 * repeat nor hide others. Owns which posts a user gets to see.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Post_Query {

	/**
	 * SQL conditions without the cursor.
	 *
	 * @var string
	 */
	private $where;

	/**
	 * Describes the posts to walk.
	 *
	 * @param string[]    $post_types     Names that exist on this site.
	 * @param string[]    $statuses       Statuses.
	 * @param string|null $modified_after An ISO 8601 moment, UTC unless it names a zone; null for all.
	 * @param int[]|null  $include        Only these ids; null for all.
	 */
	public function __construct( array $post_types, array $statuses, $modified_after = null, $include = null ) {
		global $wpdb;
		$conditions = array( self::among( 'post_status', $statuses ), self::readable( $post_types ) );
		if ( null !== $include ) {
			$conditions[] = 'ID IN ( ' . implode( ', ', array_map( 'intval', $include ) ) . ' )';
		}
		if ( null !== $modified_after ) {
			$gmt = gmdate( 'Y-m-d H:i:s', rest_parse_date( $modified_after ) );
			// A draft that was never saved again has no GMT date, only a local one.
			$conditions[] = $wpdb->prepare(
				"( post_modified_gmt > %s OR ( post_modified_gmt = '0000-00-00 00:00:00' AND post_modified > %s ) )",
				$gmt,
				get_date_from_gmt( $gmt )
			);
		}
		$this->where = implode( ' AND ', $conditions );
	}

	/**
	 * The next ids.
	 *
	 * @param int $after_id Ids greater than this.
	 * @param int $limit    At most so many.
	 * @return int[]
	 */
	public function ids_after( $after_id, $limit ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- built by prepare() above; WP_Query has no cursor.
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE ID > %d AND {$this->where} ORDER BY ID ASC LIMIT %d", $after_id, $limit ) ) );
	}

	/**
	 * The next posts in a few fields, straight from their rows: to see what came, went or changed among very many.
	 *
	 * @param int $after_id Ids greater than this.
	 * @param int $limit    At most so many.
	 * @return \stdClass[] ID, post_type, post_status, post_modified_gmt, post_modified.
	 */
	public function rows_after( $after_id, $limit ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- as above.
		return $wpdb->get_results( $wpdb->prepare( "SELECT ID, post_type, post_status, post_modified_gmt, post_modified FROM {$wpdb->posts} WHERE ID > %d AND {$this->where} ORDER BY ID ASC LIMIT %d", $after_id, $limit ) );
	}

	/**
	 * How many there are, wherever the cursor is.
	 *
	 * @return int
	 */
	public function total() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- built by prepare() above.
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->posts} WHERE {$this->where}" );
	}

	/**
	 * What the current user may read raw: with the right to edit others' posts all of a type, without it their own and
	 * what every visitor can read.
	 *
	 * @param string[] $post_types Names.
	 * @return string SQL.
	 */
	private static function readable( array $post_types ) {
		global $wpdb;
		$choices = array();
		foreach ( $post_types as $name ) {
			$caps   = get_post_type_object( $name )->cap;
			$choice = $wpdb->prepare( 'post_type = %s', $name );
			if ( ! current_user_can( $caps->edit_others_posts ) ) {
				$choice .= $wpdb->prepare( " AND ( post_author = %d OR ( post_status = 'publish' AND post_password = '' ) )", get_current_user_id() );
			} elseif ( ! current_user_can( $caps->read_private_posts ) ) {
				$choice .= $wpdb->prepare( " AND ( post_author = %d OR post_status <> 'private' )", get_current_user_id() );
			}
			$choices[] = "( {$choice} )";
		}
		return $choices ? '( ' . implode( ' OR ', $choices ) . ' )' : '1 = 0';
	}

	/**
	 * A column that has one of some values.
	 *
	 * @param string   $column Column, ours.
	 * @param string[] $values Values, anyone's.
	 * @return string SQL.
	 */
	private static function among( $column, array $values ) {
		global $wpdb;
		if ( ! $values ) {
			return '1 = 0';
		}
		// phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- only the column and marks are put in.
		return $wpdb->prepare( "{$column} IN ( " . implode( ', ', array_fill( 0, count( $values ), '%s' ) ) . ' )', $values );
	}
}
