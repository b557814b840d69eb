export { SharedRun as default } from '@/features/shared/SharedRun';
