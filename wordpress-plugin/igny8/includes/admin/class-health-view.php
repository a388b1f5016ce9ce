<?php
/**
 * The table on the settings page that says whether IGNY8 can work with this site, and what to do where it cannot.
 *
 * @package Igny8
 */

namespace Igny8\Admin;

use Igny8\Api_Key;
use Igny8\Meta;

defined( 'ABSPATH' ) || exit;

final class Health_View {

	/** Seconds in which the site has to answer itself. */
	const TIMEOUT = 4;

	/**
	 * Prints the table.
	 */
	public static function render() {
		echo '<table class="widefat striped"><tbody>';
		foreach ( self::rows() as $row ) {
			list( $name, $value, $advice ) = array_pad( $row, 3, '' );
			echo '<tr><th scope="row">' . esc_html( $name ) . '</th><td>' . esc_html( $value );
			if ( '' !== $advice ) {
				echo '<p class="description">' . esc_html( $advice ) . '</p>';
			}
			echo '</td></tr>';
		}
		echo '</tbody></table>';
	}

	/**
	 * What there is to say.
	 *
	 * @return string[][] Name, value, and what to do where something is wrong.
	 */
	private static function rows() {
		return array(
			array( __( 'Plugin', 'igny8' ), \Igny8\VERSION ),
			array( __( 'WordPress', 'igny8' ), get_bloginfo( 'version' ) ),
			array( __( 'PHP', 'igny8' ), PHP_VERSION ),
			array( __( 'REST API', 'igny8' ), rest_url() ),
			self::https(),
			self::application_passwords(),
			self::authorization_header(),
			self::key(),
			array( __( 'Posts linked to IGNY8', 'igny8' ), number_format_i18n( Meta::count_linked() ) ),
		);
	}

	/**
	 * Whether what is sent is encrypted.
	 *
	 * @return string[]
	 */
	private static function https() {
		$name = __( 'https', 'igny8' );
		if ( 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME ) ) {
			return array( $name, __( 'Yes', 'igny8' ) );
		}
		return array( $name, __( 'No', 'igny8' ), __( 'Passwords and keys can be read on their way to this site. Ask your host for a certificate, then change the address under Settings, General.', 'igny8' ) );
	}

	/**
	 * Whether IGNY8 can sign in as it usually does.
	 *
	 * @return string[]
	 */
	private static function application_passwords() {
		$name = __( 'Application passwords', 'igny8' );
		if ( wp_is_application_passwords_available() ) {
			return array( $name, __( 'Available', 'igny8' ) );
		}
		return array( $name, __( 'Not available', 'igny8' ), __( 'WordPress offers them on https only, and a plugin may have turned them off. Until that changes, use a key.', 'igny8' ) );
	}

	/**
	 * Whether the Authorization header reaches PHP: the site asks itself.
	 *
	 * @return string[]
	 */
	private static function authorization_header() {
		$name   = __( 'Authorization header', 'igny8' );
		$answer = wp_remote_get(
			rest_url( 'igny8/v1/ping' ),
			array(
				'timeout'     => self::TIMEOUT,
				'redirection' => 0,
				// A scheme that no plugin takes for a sign-in.
				'headers'     => array( 'Authorization' => 'IGNY8 ping' ),
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify'   => apply_filters( 'https_local_ssl_verify', false ),
			)
		);

		$body = json_decode( wp_remote_retrieve_body( $answer ), true );
		if ( ! isset( $body['authorization_header'] ) ) {
			$reason = is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_response_code( $answer );
			/* translators: %s: an error message, or an HTTP status. */
			return array( $name, __( 'Not known', 'igny8' ), sprintf( __( 'The site could not ask itself (%s). Test the connection in IGNY8: it asks from outside.', 'igny8' ), $reason ) );
		}
		if ( $body['authorization_header'] ) {
			return array( $name, __( 'Reaches PHP', 'igny8' ) );
		}
		return array( $name, __( 'Taken away by this host', 'igny8' ), __( 'Application passwords cannot work here. Make a key below and give it to IGNY8, or ask your host to pass the header on.', 'igny8' ) );
	}

	/**
	 * The state of the key.
	 *
	 * @return string[]
	 */
	private static function key() {
		$name  = __( 'Key', 'igny8' );
		$state = Api_Key::state();
		if ( ! $state['exists'] ) {
			return array( $name, __( 'None', 'igny8' ) );
		}
		$user = get_userdata( $state['user_id'] );
		if ( ! $user ) {
			return array( $name, __( 'Of a user who is gone', 'igny8' ), __( 'It signs nobody in. Make a new one, or revoke it.', 'igny8' ) );
		}
		$used = $state['last_used_at'] ? self::local( $state['last_used_at'] ) : __( 'never', 'igny8' );
		/* translators: 1: login of a user, 2: date and time, 3: date and time, or "never". */
		return array( $name, sprintf( __( 'Of %1$s, made %2$s, last used %3$s', 'igny8' ), $user->user_login, self::local( $state['created_at'] ), $used ) );
	}

	/**
	 * A moment in the site's own time and manner.
	 *
	 * @param string $moment ISO 8601.
	 * @return string
	 */
	private static function local( $moment ) {
		return wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), strtotime( $moment ) );
	}
}
