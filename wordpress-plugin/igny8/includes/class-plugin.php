<?php
/**
 * Puts the parts together: what the plugin adds to WordPress is listed here and nowhere else.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/class-meta.php';
require_once __DIR__ . '/class-site-types.php';
require_once __DIR__ . '/class-post-query.php';
require_once __DIR__ . '/class-post-terms.php';
require_once __DIR__ . '/class-post-item.php';
require_once __DIR__ . '/class-lock.php';
require_once __DIR__ . '/class-slug-lock.php';
require_once __DIR__ . '/class-refusal.php';
require_once __DIR__ . '/class-publish-record.php';
require_once __DIR__ . '/class-post-guard.php';
require_once __DIR__ . '/class-post-publisher.php';
require_once __DIR__ . '/class-term-markup.php';
require_once __DIR__ . '/class-term-publisher.php';
require_once __DIR__ . '/class-term-maker.php';
require_once __DIR__ . '/class-api-key.php';
require_once __DIR__ . '/class-key-sign-in.php';
require_once __DIR__ . '/rest/class-controller.php';
require_once __DIR__ . '/rest/class-health-controller.php';
require_once __DIR__ . '/rest/class-site-metadata-controller.php';
require_once __DIR__ . '/rest/class-posts-controller.php';
require_once __DIR__ . '/rest/class-linked-post-controller.php';
require_once __DIR__ . '/rest/class-taxonomies-controller.php';
require_once __DIR__ . '/rest/class-publish-controller.php';
require_once __DIR__ . '/rest/class-terms-controller.php';
require_once __DIR__ . '/rest/class-unlink-controller.php';
require_once __DIR__ . '/rest/class-ping-controller.php';
require_once __DIR__ . '/rest/class-key-controller.php';
require_once __DIR__ . '/admin/class-health-view.php';
require_once __DIR__ . '/admin/class-settings-page.php';

final class Plugin {

	/**
	 * Hooks everything in.
	 */
	public static function start() {
		// Late, so that the post types of other plugins are there.
		add_action( 'init', array( Meta::class, 'register' ), 99 );
		// Core makes its own routes at 99 and asks for the support then.
		add_action( 'rest_api_init', array( Meta::class, 'expose' ), 1 );
		add_action( 'rest_api_init', array( self::class, 'register_routes' ) );
		Key_Sign_In::start();
		Term_Markup::start();
		Admin\Settings_Page::start();
	}

	/**
	 * Registers every route of igny8/v1.
	 */
	public static function register_routes() {
		$controllers = array(
			new Rest\Health_Controller(),
			new Rest\Site_Metadata_Controller(),
			new Rest\Posts_Controller(),
			new Rest\Linked_Post_Controller( 'post-by-content-id', Meta::CONTENT_ID ),
			new Rest\Linked_Post_Controller( 'post-by-task-id', Meta::TASK_ID ),
			new Rest\Taxonomies_Controller(),
			new Rest\Publish_Controller(),
			new Rest\Terms_Controller(),
			new Rest\Unlink_Controller(),
			new Rest\Ping_Controller(),
			new Rest\Key_Controller(),
		);
		foreach ( $controllers as $controller ) {
			$controller->register_routes();
		}
	}
}
